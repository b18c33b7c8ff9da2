import type { Reading, SearchAnswer, Warning } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import type { Messages } from "../i18n/messages";
import { type Query, parseQuery, patched } from "../state/query";
import { searchUrl } from "../state/route";
import { Link } from "./Link";

interface NoticesProps {
  readonly answer: SearchAnswer;
  readonly query: Query;
}

/** How the query was read where that differs from what was typed. */
export function Notices({ answer, query }: NoticesProps) {
  const { language, t } = useI18n();
  const relaxed = answer.query.match.used === "any" && (query.match ?? "auto") === "auto" && answer.total > 0;
  const readings = answer.query.interpretation ?? [];
  const warnings = answer.query.warnings ?? [];
  const names = (answer.query.words ?? []).filter((word) => word.entity);
  const bare = query.expand === "off";
  if (!relaxed && !bare && readings.length + warnings.length + names.length === 0) return null;
  return (
    <div class="notices">
      {names.length > 0 && (
        <p class="notice notice-quiet">
          {t.namesRead} {names.map((word) => nameInWords(word, language)).join("; ")}.{" "}
          <Link href={searchUrl(patched(query, { expand: "off" }))}>{t.searchWords}</Link>
        </p>
      )}
      {bare && (
        <p class="notice notice-quiet">
          {t.namesAsWords} <Link href={searchUrl(patched(query, { expand: undefined }))}>{t.searchNames}</Link>
        </p>
      )}
      {readings.map((reading, i) => (
        <p key={i} class="notice">
          {fill(t.readAs, { from: reading.from, to: reading.to })}
          {t.readAsKind[reading.kind] && ` (${t.readAsKind[reading.kind]})`}.{" "}
          <Link href={undoUrl(reading.undo, query)}>{t.searchAsTyped}</Link>
        </p>
      ))}
      {relaxed && <p class="notice">{t.relaxed}</p>}
      {warnings.map((warning, i) => (
        <p key={i} class="notice">
          {warningInWords(warning, query, t)}
        </p>
      ))}
    </div>
  );
}

// "Putin → Vladimir Putin"; a name that is its own label stands alone.
function nameInWords({ text, entity }: Reading, language: string): string {
  const label = entity?.labels[language] ?? text;
  return label === text ? text : `${text} → ${label}`;
}

function warningInWords(warning: Warning, query: Query, t: Messages): string {
  const template = t.warnings[warning.code];
  if (!template) return warning.detail ?? warning.code;
  const start = warning.position ?? 0;
  return fill(template, { text: [...(query.q ?? "")].slice(start, start + (warning.length ?? 0)).join("") });
}

// The server's link undoes the reading; the language of the page is not its business.
function undoUrl(undo: string, query: Query): string {
  const target = parseQuery(undo.replace(/^[^?]*/, ""));
  return searchUrl(query.hl ? { ...target, hl: query.hl } : target);
}
