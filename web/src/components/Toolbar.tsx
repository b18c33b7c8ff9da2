import type { SearchAnswer } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import { type Query, filterCount, patched, sortInForce } from "../state/query";
import { lastPage } from "./Pager";
import { SaveMenu } from "./SaveMenu";

interface ToolbarProps {
  readonly query: Query;
  /** Null before the first answer and where there is none to count. */
  readonly answer: SearchAnswer | null;
  readonly busy: boolean;
  readonly onChange: (query: Query) => void;
  /** Opens the filters of a small screen; null where they stand beside the results. */
  readonly onFilters: (() => void) | null;
}

/** The line above the hits: how many, in which order. */
export function Toolbar({ query, answer, busy, onChange, onFilters }: ToolbarProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const orders = query.q ? ["relevance", "newest", "oldest"] : ["newest", "oldest"];
  const active = filterCount(query);
  return (
    <div class="toolbar">
      <div class="toolbar-count">
        <h1 id="results-title" tabIndex={-1}>
          {answer ? i18n.count(t.articles, answer.total) : busy ? t.searching : t.results}
        </h1>
        {answer && answer.page.number > 1 && (
          <p class="quiet">
            {fill(t.pageOf, {
              page: i18n.number(answer.page.number),
              pages: i18n.number(lastPage(answer.total, answer.page.size)),
            })}
          </p>
        )}
      </div>
      <div class="toolbar-controls">
        {onFilters && (
          <button type="button" class="button" onClick={onFilters}>
            {active > 0 ? fill(t.filtersWithCount, { n: i18n.number(active) }) : t.filters}
          </button>
        )}
        <label class="sort">
          <span class="sort-label">{t.sortBy}</span>
          <select
            value={sortInForce(query)}
            onChange={(event) => {
              const sort = event.currentTarget.value;
              const isDefault = sort === sortInForce(patched(query, { sort: undefined }));
              onChange(patched(query, { sort: isDefault ? undefined : sort, histogram: query.histogram }));
            }}
          >
            {orders.map((order) => (
              <option key={order} value={order}>
                {t.sort[order]}
              </option>
            ))}
          </select>
        </label>
        {!onFilters && answer && answer.total > 0 && answer.links && <SaveMenu links={answer.links} />}
      </div>
    </div>
  );
}
