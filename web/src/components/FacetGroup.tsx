import { useState } from "preact/hooks";
import type { Facet } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import type { FacetName } from "../state/query";

interface FacetGroupProps {
  readonly name: FacetName;
  readonly facet: Facet | undefined;
  readonly selected: readonly string[];
  readonly onToggle: (id: string) => void;
  /** Asks for `size` values of each facet, where fewer came. */
  readonly onSize: (size: number) => void;
}

/** How many values a facet shows at first, then, and at the most (the limit of the API). */
const sizes = [10, 50, 200] as const;

/** One facet: its values with their counts, chosen ones first. */
export function FacetGroup({ name, facet, selected, onToggle, onSize }: FacetGroupProps) {
  const { t, number } = useI18n();
  const [step, setStep] = useState(0);
  if (!facet || facet.values.length === 0) return null;

  const pinned = facet.values.filter((value) => value.selected).length;
  const size = Math.max(sizes[step]!, pinned);
  const shown = facet.values.slice(0, size);
  const hasMore = Math.max(facet.distinct, facet.values.length) > shown.length && step < sizes.length - 1;
  const showMore = (): void => {
    setStep(step + 1);
    onSize(sizes[step + 1]!);
  };
  return (
    <fieldset class="facet" data-facet={name}>
      <legend>{t.facets[name]}</legend>
      <ul>
        {shown.map((value) => (
          <li key={value.id}>
            <label class="facet-value">
              <input
                type="checkbox"
                value={value.id}
                checked={selected.includes(value.id)}
                onChange={() => onToggle(value.id)}
              />
              <span class="facet-label">{value.label}</span>
              <span class="facet-count">{number(value.count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {(hasMore || step > 0) && (
        <p class="facet-more">
          {hasMore && (
            <button type="button" class="link-button" aria-label={fill(t.of, { facet: t.facets[name] })} onClick={showMore}>
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
