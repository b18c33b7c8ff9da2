import { useEffect, useState } from "preact/hooks";
import type { Facet, FacetValue } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import type { FacetName } from "../state/query";

/** The values of a facet by the beginning of a name. */
export interface FoundValues {
  readonly facet: FacetName;
  readonly prefix: string;
  /** Null until the first answer. */
  readonly answer: Facet | null;
}

interface FacetGroupProps {
  readonly name: FacetName;
  readonly facet: Facet | undefined;
  /** Whether `facet` belongs to an earlier search. */
  readonly isStale: boolean;
  /** What is searched beside this facet. */
  readonly scope: string;
  readonly found: FoundValues | null;
  readonly selected: readonly string[];
  /** What is excluded; null where the facet has no exclusions. */
  readonly excluded: readonly Pick<FacetValue, "id" | "label">[] | null;
  /** Whether articles must have all selected values; null where the facet cannot ask for that. */
  readonly all: boolean | null;
  readonly onToggle: (id: string) => void;
  readonly onExclude: (id: string) => void;
  readonly onAll: (all: boolean) => void;
  /** Asks for `size` values of each facet, where fewer came. */
  readonly onSize: (size: number) => void;
  /** Asks for the values that have a word with this prefix; an empty one ends it. */
  readonly onPrefix: (prefix: string) => void;
}

/** How many values a facet shows at first, then, and at the most (the limit of the API). */
const sizes = [10, 50, 200] as const;

/** A line of a facet. What is excluded has no count. */
type Row = Pick<FacetValue, "id" | "label"> & { readonly count?: number };

/**
 * One facet: its values with their counts, excluded and chosen ones first; a field that searches among them where they
 * are many. What is excluded by a click stays where it is until something else is searched.
 */
export function FacetGroup(props: FacetGroupProps) {
  const { name, facet, isStale, scope, selected, excluded } = props;
  const { t, number } = useI18n();
  const [step, setStep] = useState(0);
  const [typed, setTyped] = useState("");
  const [kept, setKept] = useState<{ readonly list: string; readonly rows: readonly Row[] } | null>(null);
  const search = (text: string): void => {
    setTyped(text);
    props.onPrefix(text.trim());
  };
  // The letters have done their work once a value is chosen, and say nothing of another search.
  useEffect(() => {
    if (typed) search("");
  }, [scope, selected.join()]);
  if (!facet || (facet.values.length === 0 && !excluded?.length)) return null;

  const title = t.facets[name];
  const pinned = facet.values.filter((value) => value.selected).length;
  const size = Math.max(sizes[step]!, pinned);
  const found = typed && props.found?.facet === name ? props.found.answer : null;
  const shown = found ? found.values : facet.values.slice(0, size);
  const hasMore = !typed && Math.max(facet.distinct, facet.values.length) > shown.length && step < sizes.length - 1;
  const showMore = (): void => {
    setStep(step + 1);
    props.onSize(sizes[step + 1]!);
  };
  const isOut = ({ id }: Row): boolean => excluded?.some((value) => value.id === id) ?? false;
  const fresh: Row[] = [...(excluded ?? []), ...shown.filter((value) => !isOut(value))];
  const list = `${scope} ${typed}`;
  const rows = kept?.list === list ? inOrder(fresh, kept.rows, isStale) : fresh;
  const exclude = (id: string): void => {
    setKept({ list, rows });
    props.onExclude(id);
  };
  return (
    <fieldset class="facet" data-facet={name}>
      <legend>{title}</legend>
      {props.all !== null && (selected.length > 0 || props.all) && (
        <label class="facet-all">
          <input type="checkbox" checked={props.all} onChange={() => props.onAll(!props.all)} /> {t.allInOne}
        </label>
      )}
      {(facet.distinct > sizes[0] || typed) && (
        <input
          class="facet-search"
          type="search"
          aria-label={fill(t.searchIn, { facet: title })}
          placeholder={t.beginning}
          autocomplete="off"
          spellcheck={false}
          maxLength={60}
          value={typed}
          onInput={(event) => search(event.currentTarget.value)}
        />
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.id} class="facet-row">
            {!isOut(row) && (
              <label class="facet-value">
                <input
                  type="checkbox"
                  value={row.id}
                  checked={selected.includes(row.id)}
                  onChange={() => props.onToggle(row.id)}
                />
                <span class="facet-label">{row.label}</span>
                <span class="facet-count">{row.count !== undefined && number(row.count)}</span>
              </label>
            )}
            {excluded && (
              <button
                type="button"
                class={isOut(row) ? "facet-excluded" : "facet-exclude"}
                title={isOut(row) ? undefined : t.exclude}
                aria-label={fill(isOut(row) ? t.excludedValue : t.excludeValue, { value: row.label })}
                onClick={() => exclude(row.id)}
              >
                <span>⊘</span>
                {isOut(row) && <s>{row.label}</s>}
              </button>
            )}
          </li>
        ))}
      </ul>
      {found?.distinct === 0 && <p class="quiet">{t.noneBegins}</p>}
      {(hasMore || (step > 0 && !typed)) && (
        <p class="facet-more">
          {hasMore && (
            <button type="button" class="link-button" aria-label={fill(t.of, { facet: title })} onClick={showMore}>
              {t.showMore}
            </button>
          )}
          {step > 0 && (
            <button type="button" class="link-button" onClick={() => setStep(0)}>
              {t.showFewer}
            </button>
          )}
        </p>
      )}
    </fieldset>
  );
}

// `rows` in the order of those that were there before, further ones behind them. While an answer is still to come, what
// was there stays.
function inOrder(rows: readonly Row[], before: readonly Row[], isStale: boolean): Row[] {
  const now = new Map(rows.map((row) => [row.id, row]));
  const old = before.flatMap((row) => now.get(row.id) ?? (isStale ? row : []));
  return [...new Map([...old, ...rows].map((row) => [row.id, row])).values()];
}
