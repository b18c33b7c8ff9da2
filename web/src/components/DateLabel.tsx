import type { ArticleDate } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";

/** An article's date in words; one that was inferred carries "≈", a dotted line and the reason. */
export function DateLabel({ date }: { readonly date: ArticleDate | null }) {
  const { t, date: inWords } = useI18n();
  if (!date || !date.value) return <span>{t.noDate}</span>;
  if (date.basis !== "inferred") return <time dateTime={date.value}>{inWords(date.value)}</time>;
  const reason = date.evidence ? fill(t.inferredFrom, { evidence: date.evidence }) : t.inferredDate;
  return (
    <time dateTime={date.value} class="inferred" title={reason}>
      ≈&nbsp;{inWords(date.value)}
    </time>
  );
}
