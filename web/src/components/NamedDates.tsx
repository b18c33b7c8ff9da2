import type { NamedDate } from "../api/types";
import { useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";
import { emptyQuery, patched } from "../state/query";
import { searchUrl } from "../state/route";
import { Link } from "./Link";

interface NamedDatesProps {
  readonly dates: readonly NamedDate[];
  readonly hl: string | undefined;
}

/** The dates that an article speaks of; a date leads to all articles that speak of it. */
export function NamedDates({ dates, hl }: NamedDatesProps) {
  const { t, count, number, range } = useI18n();
  const words = useReaderMessages();
  if (dates.length === 0) return null;
  return (
    <section class="names">
      <h2>{t.eventDates}</h2>
      <ul>
        {dates.map((date) => {
          const [from, to = from] = date.value.split("/");
          return (
            <li key={date.value}>
              <Link
                class="tag"
                href={searchUrl(patched(emptyQuery, { event_from: from, event_to: to, hl }))}
                options={{ scroll: "top" }}
              >
                {date.basis === "inferred" && <>≈&nbsp;</>}
                {range(from, to)}
              </Link>
              <span class="facet-count" title={count(words.named, date.count)}>
                {number(date.count)}×
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
