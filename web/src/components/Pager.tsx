import { fill, useI18n } from "../i18n/i18n";
import { type Query, patched } from "../state/query";
import { searchUrl } from "../state/route";
import { Link } from "./Link";

interface PagerProps {
  readonly query: Query;
  readonly number: number;
  readonly size: number;
  readonly total: number;
}

/** The API serves the first 10,000 hits by page; the rest is for the export. */
const deepestHit = 10_000;

/** Links to the pages of the results; nothing where there is only one. */
export function Pager({ query, number, size, total }: PagerProps) {
  const { t } = useI18n();
  const last = lastPage(total, size);
  if (last <= 1) return null;
  const link = (page: number) => searchUrl(patched(query, { page }));
  return (
    <nav class="pager" aria-label={t.pages}>
      <ul>
        {number > 1 && (
          <li>
            <Link class="pager-step" rel="prev" href={link(Math.min(number - 1, last))} options={{ scroll: "top" }}>
              ← <span class="pager-word">{t.previous}</span>
            </Link>
          </li>
        )}
        {pageNumbers(number, last).map((page, i) =>
          page === null ? (
            <li key={`gap${i}`} class="pager-gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={page}>
              <Link
                class="pager-page"
                href={link(page)}
                options={{ scroll: "top" }}
                aria-label={fill(t.page, { n: String(page) })}
                aria-current={page === number ? "page" : undefined}
              >
                {page}
              </Link>
            </li>
          ),
        )}
        {number < last && (
          <li>
            <Link class="pager-step" rel="next" href={link(number + 1)} options={{ scroll: "top" }}>
              <span class="pager-word">{t.next}</span> →
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The number of the last page that the API serves, 1 where there are no hits. */
export function lastPage(total: number, size: number): number {
  if (size < 1) return 1;
  return Math.max(1, Math.min(Math.ceil(total / size), Math.floor(deepestHit / size)));
}

// First, last and the neighbours of the present page; null stands for a gap.
function pageNumbers(number: number, last: number): (number | null)[] {
  const wanted = [1, number - 1, number, number + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, i) => (i > 0 && page > pages[i - 1]! + 1 ? [null, page] : [page]));
}
