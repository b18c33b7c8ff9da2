import { useState } from "preact/hooks";
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

/** One facet: its values with their counts, chosen ones first; a field that searches among them where they are many. */
export function FacetGroup(props: FacetGroupProps) {
  const { name, facet, selected, excluded } = props;
  const { t, number } = useI18n();
  const [step, setStep] = useState(0);
  const [typed, setTyped] = useState("");
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
  const search = (text: string): void => {
    setTyped(text);
    props.onPrefix(text.trim());
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
        {excluded?.map((value) => (
          <li key={`not/${value.id}`} class="facet-row">
            <button type="button" class="facet-excluded" onClick={() => props.onExclude(value.id)}>
              <span aria-hidden="true">⊘</span> <span class="visually-hidden">{t.excludedValue}</span>
              <s>{value.label}</s>
              <span class="visually-hidden">, {t.remove}</span>
            </button>
          </li>
        ))}
        {shown.map((value) => (
          <li key={value.id} class="facet-row">
            <label class="facet-value">
              <input
                type="checkbox"
                value={value.id}
                checked={selected.includes(value.id)}
                onChange={() => props.onToggle(value.id)}
              />
              <span class="facet-label">{value.label}</span>
              <span class="facet-count">{number(value.count)}</span>
            </label>
            {excluded && (
              <button
                type="button"
                class="facet-exclude"
                title={t.exclude}
                aria-label={fill(t.excludeValue, { value: value.label })}
                onClick={() => props.onExclude(value.id)}
              >
                ⊘
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
