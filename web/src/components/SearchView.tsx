import { useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import type { SearchAnswer } from "../api/types";
import type { FoundValues } from "./FacetGroup";
import { type I18n, useI18n } from "../i18n/i18n";
import { useKeptFocus, useMediaQuery, useSettled } from "../state/hooks";
import { useParts } from "../state/parts";
import { type FacetName, type Query, patched } from "../state/query";
import type { Resource } from "../state/resource";
import { Chips } from "./Chips";
import { ErrorState } from "./ErrorState";
import { Filters } from "./Filters";
import { Histogram } from "./histogram/Histogram";
import { HitList } from "./HitList";
import { Notices } from "./Notices";
import { Pager } from "./Pager";
import { SaveMenu } from "./SaveMenu";
import { Status } from "./Status";
import { Toolbar } from "./Toolbar";
import type { DateRange } from "./histogram/range";

interface SearchViewProps {
  readonly query: Query;
  readonly search: Resource<SearchAnswer>;
  readonly labelOf: (facet: string, id: string) => string | undefined;
  readonly onChange: (query: Query) => void;
  /** A range that is still being moved; see `Histogram`. */
  readonly onRange: (query: Query) => void;
  readonly onRangeSettle: () => void;
  readonly onFacetSize: (size: number) => void;
  /** What the search inside a facet has found; null where there is none. */
  readonly found: FoundValues | null;
  readonly onFacetPrefix: (facet: FacetName, prefix: string) => void;
}

/** Where the filters find room beside the results; the same width as in layout.css. */
const wideEnough = "(min-width: 860px)";

/** How long a fault of the query must stand before it takes the place of the hits, in milliseconds. */
const typingGrace = 600;

/** Filters, histogram and hits. */
export function SearchView(props: SearchViewProps) {
  const { query, search, labelOf, onChange } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const isWide = useMediaQuery(wideEnough);
  const [isSheetOpen, setSheetOpen] = useState(false);
  useKeptFocus();
  const answer = search.data;
  const problem = useTypingGrace(search);
  // What is still on the screen may answer an earlier question, except where the failure has an answer of its own.
  const isStale = !search.current;
  const shown = problem === null || problem.passing ? answer : null;

  const [{ empty: EmptyState }] = useParts(shown?.total === 0 ? "empty" : null);
  const [{ sheet: FilterSheet }] = useParts(isSheetOpen ? "sheet" : null);

  const filters = (
    <Filters
      query={query}
      answer={answer}
      isStale={isStale}
      found={props.found}
      labelOf={labelOf}
      onChange={onChange}
      onFacetSize={props.onFacetSize}
      onFacetPrefix={props.onFacetPrefix}
    />
  );
  return (
    <main class="search-view" id="main">
      {isWide && (
        <aside class="filters" aria-label={t.filters}>
          {filters}
        </aside>
      )}
      <section class={isStale ? "results is-stale" : "results"} aria-busy={search.busy} aria-labelledby="results-title">
        {(shown || search.busy) && (
          <Histogram
            data={shown?.histogram ?? null}
            range={{ from: query.from, to: query.to }}
            onRange={(range: DateRange) => props.onRange(patched(query, range))}
            onSettle={props.onRangeSettle}
            interval={query.histogram}
            onInterval={(histogram) => onChange(patched(query, { histogram, page: query.page }))}
            onStated={query.dates ? null : () => onChange(patched(query, { dates: "stated" }))}
          />
        )}
        <Toolbar
          query={query}
          answer={shown}
          busy={search.busy}
          onChange={onChange}
          onFilters={isWide ? null : () => setSheetOpen(true)}
        />
        <Chips query={query} labelOf={labelOf} onChange={onChange} />
        {problem && <ErrorState problem={problem} q={query.q} onRetry={search.retry} />}
        {shown && (
          <div class="answer">
            <Notices answer={shown} query={query} labelOf={labelOf} />
            {shown.total === 0 && !isStale && EmptyState && <EmptyState answer={shown} query={query} labelOf={labelOf} />}
            {shown.hits.length > 0 && <HitList answer={shown} query={query} />}
            {!isWide && shown.total > 0 && shown.links && (
              <div class="save-below">
                <SaveMenu links={shown.links} />
              </div>
            )}
            <Pager query={query} number={shown.page.number} size={shown.page.size} total={shown.total} />
          </div>
        )}
      </section>
      <Status text={search.current && answer ? answerInWords(answer, i18n) : ""} />
      {!isWide && FilterSheet && (
        <FilterSheet open={isSheetOpen} total={answer?.total ?? 0} onClose={() => setSheetOpen(false)}>
          {filters}
        </FilterSheet>
      )}
    </main>
  );
}

// Half of "date:2025-10" is no date. Whoever is still typing keeps the old hits and hears of no fault.
function useTypingGrace({ problem, data }: Resource<SearchAnswer>): Problem | null {
  const settled = useSettled(problem, typingGrace, null);
  return problem?.inQuery && data && settled !== problem ? null : problem;
}

// The count, and what it counts where that is not what was typed.
function answerInWords(answer: SearchAnswer, { t, count }: I18n): string {
  const found = count(t.found, answer.total);
  const read = (answer.query.interpretation ?? []).map(({ to }) => to);
  return read.length > 0 ? `${found}. ${t.showing} ${read.join(", ")}` : found;
}
