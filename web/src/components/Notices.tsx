import { Fragment } from "preact";
import type { Interpretation, Reading, SearchAnswer } from "../api/types";
import { type I18n, useI18n } from "../i18n/i18n";
import { useParts } from "../state/parts";
import { type Query, parseQuery, patched } from "../state/query";
import { entityUrl, searchUrl } from "../state/route";
import { Link, isPlainClick } from "./Link";
import { WordList } from "./WordList";

interface NoticesProps {
  readonly answer: SearchAnswer;
  readonly query: Query;
  readonly labelOf: (facet: string, id: string) => string | undefined;
}

/** How many translations are named before the rest is only hinted at. */
const shownTranslations = 5;

/** How the query was read where that differs from what was typed, and the way back from each reading. */
export function Notices({ answer, query, labelOf }: NoticesProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { match, interpretation = [], words = [], warnings = [] } = answer.query;
  const [{ warnings: Warnings }] = useParts(warnings.length > 0 ? "warnings" : null);
  const relaxed = match.used === "any" && (query.match ?? "auto") === "auto" && answer.total > 0;
  const names = words.filter((word) => word.entity);
  const also = translations(words);
  const expanded = names.length + also.length > 0;
  const offs = offSwitches(query, i18n);
  const chosen = [...query.person.map((id) => ["person", id] as const), ...query.org.map((id) => ["org", id] as const)];
  if (!relaxed && !expanded && interpretation.length + warnings.length + offs.length + chosen.length === 0) return null;
  return (
    <div class="notices" onClickCapture={keepFocus}>
      {byUndo(interpretation).map((group) => (
        <p key={group[0]!.undo} class="notice">
          {t.showing} <WordList class="notice-read" words={group.map(({ to }) => to)} />.{" "}
          <Link href={undoUrl(group[0]!.undo, query)}>
            {t.searchInstead} <WordList words={group.map(({ from }) => from)} />
          </Link>
        </p>
      ))}
      {relaxed && !match.all_total && <p class="notice">{t.relaxed}</p>}
      {relaxed && Boolean(match.all_total) && (
        <p class="notice">
          {t.sentence}{" "}
          <Link href={searchUrl(patched(query, { match: "all" }))}>
            {i18n.count(t.allWords, match.all_total!)}
          </Link>
        </p>
      )}
      {Warnings && <Warnings warnings={warnings} q={query.q} />}
      {expanded && (
        <p class="notice notice-quiet">
          {names.length > 0 && (
            <>
              {t.namesRead}{" "}
              {names.map((word, i) => (
                <Fragment key={i}>
                  {i > 0 && "; "}
                  {nameInWords(word, query, i18n)}
                </Fragment>
              ))}
              {". "}
            </>
          )}
          {also.length > 0 && (
            <>
              {t.alsoSearched} <WordList words={also} limit={shownTranslations} />
              {also.length > shownTranslations ? " " : ". "}
            </>
          )}
          <Link href={searchUrl(patched(query, { expand: "off" }))}>{t.searchWords}</Link>
        </p>
      )}
      {chosen.length > 0 && (
        <p class="notice notice-quiet">
          {t.about}{" "}
          {chosen.map(([facet, id], i) => (
            <Fragment key={id}>
              {i > 0 && ", "}
              <Link href={entityUrl(id, query)} options={{ scroll: "top", fromList: true }}>
                {labelOf(facet, id) ?? id}
              </Link>
            </Fragment>
          ))}
        </p>
      )}
      {offs.map(({ text, label, without }) => (
        <p key={text} class="notice notice-quiet">
          {text} <Link href={searchUrl(without)}>{label}</Link>
        </p>
      ))}
    </div>
  );
}

// Readings that one link undoes stand in one sentence: a link must not promise to undo only one of them.
function byUndo(readings: readonly Interpretation[]): Interpretation[][] {
  return [...new Set(readings.map(({ undo }) => undo))].map((undo) => readings.filter((reading) => reading.undo === undo));
}

// The other words that count as hits, each once. Names tell their own labels.
function translations(words: readonly Reading[]): string[] {
  const seen = new Set(words.flatMap(({ text, read_as }) => [text, read_as ?? text]).map((word) => word.toLowerCase()));
  return words
    .flatMap(({ entity, also = [] }) => (entity ? [] : also))
    .filter((word) => seen.size < seen.add(word.toLowerCase()).size);
}

// What the address switches off, with the way to switch it on again.
function offSwitches(query: Query, { t }: I18n): { text: string; label: string; without: Query }[] {
  const offs = [];
  if (query.interpret === "off") {
    offs.push({ text: t.repairsOff, label: t.repairsOn, without: patched(query, { interpret: undefined }) });
  }
  if (query.expand === "off") {
    offs.push({ text: t.expandOff, label: t.expandOn, without: patched(query, { expand: undefined }) });
  }
  return offs;
}

// "Putin → Vladimir Putin"; a name that is its own label stands alone. What was repaired is told elsewhere.
function nameInWords({ text, read_as = text, entity }: Reading, query: Query, { language }: I18n) {
  const label = entity!.labels[language] ?? read_as;
  return (
    <>
      {label !== read_as && `${read_as} → `}
      <Link href={entityUrl(entity!.id, query)} options={{ scroll: "top", fromList: true }}>
        {label}
      </Link>
    </>
  );
}

// The server's link undoes the reading; the language of the page is not its business.
function undoUrl(undo: string, query: Query): string {
  const target = parseQuery(undo.replace(/^[^?]*/, ""));
  return searchUrl(query.hl ? { ...target, hl: query.hl } : target);
}

// The link is about to vanish with its notice; the title of the results takes the focus.
function keepFocus(event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  if (!isPlainClick(event) || !link || link.pathname !== "/") return;
  document.getElementById("results-title")?.focus({ preventScroll: true });
}
