import type { Relief, SearchAnswer } from "../api/types";
import { type I18n, fill, useI18n } from "../i18n/i18n";
import { useEmptyMessages } from "../i18n/empty";
import { type ExclusionName, type FacetName, type Query, exclusionNames, facetNames, patched, toggled, withoutFilters } from "../state/query";
import { partOf } from "../state/query-text";
import { searchUrl } from "../state/route";
import { Link } from "./Link";

interface EmptyStateProps {
  readonly answer: SearchAnswer;
  readonly query: Query;
  readonly labelOf: (facet: string, id: string) => string | undefined;
}

interface WayOut {
  readonly label: string;
  readonly query: Query;
  /** How many articles the way leads to, where the server said so. */
  readonly total?: number;
}

/** No hits: what to leave out, and how much that would give. */
export function EmptyState({ answer, query, labelOf }: EmptyStateProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = useEmptyMessages();
  const ways = waysOut(answer, query, labelOf, words, i18n);
  return (
    <div class="state" data-state="empty">
      <h2>{answer.index.articles === 0 ? words.nothingAtAll : words.nothing}</h2>
      {ways.length > 0 ? (
        <ul class="ways">
          {ways.map((way) => (
            <li key={way.label}>
              <Link href={searchUrl(way.query)}>{way.label}</Link>
              {way.total !== undefined && <span class="quiet">{i18n.count(t.articles, way.total)}</span>}
            </li>
          ))}
        </ul>
      ) : (
        answer.index.articles > 0 && <p>{words.nothingHint}</p>
      )}
    </div>
  );
}

function waysOut(answer: SearchAnswer, query: Query, labelOf: EmptyStateProps["labelOf"], words: ReturnType<typeof useEmptyMessages>, i18n: I18n): WayOut[] {
  const { t } = i18n;
  const without = (what: string): string => fill(words.without, { what });
  const ways: WayOut[] = [];
  for (const word of answer.empty?.words ?? []) {
    if (word.total > 0 && word.text && query.q) {
      ways.push({ label: without(word.text), query: withoutWord(query, word), total: word.total });
    }
  }
  for (const filter of answer.empty?.filters ?? []) {
    const freed = withoutFilter(query, filter);
    if (filter.total <= 0 || !freed) continue;
    let name = filter.label;
    if (filter.field === "date") name = i18n.range(query.from, query.to);
    if (filter.field === "event") name = i18n.range(query.event_from, query.event_to);
    const label = name ?? labelOf(filter.field ?? "", filter.value ?? "") ?? filter.value ?? "";
    ways.push({ label: without(label), query: freed, total: filter.total });
  }
  if (query.match === "all") ways.push({ label: words.tryAnyWord, query: patched(query, { match: "any" }) });
  const freed = withoutFilters(query);
  if (ways.length === 0 && searchUrl(freed) !== searchUrl(query)) ways.push({ label: t.clearAll, query: freed });
  return ways;
}

function withoutWord(query: Query, word: Relief): Query {
  const [before, , after] = partOf(query.q, word);
  const rest = `${before} ${after}`.replace(/\s+/g, " ").trim();
  return patched(query, { q: rest || undefined });
}

function withoutFilter(query: Query, filter: Relief): Query | null {
  if (filter.field === "date") return patched(query, { from: undefined, to: undefined });
  if (filter.field === "event") return patched(query, { event_from: undefined, event_to: undefined });
  if (!isFacet(filter.field) || filter.value === undefined || !query[filter.field].includes(filter.value)) return null;
  return toggled(query, filter.field, filter.value);
}

function isFacet(field: string | undefined): field is FacetName | ExclusionName {
  return [...facetNames, ...exclusionNames].some((name) => name === field);
}
