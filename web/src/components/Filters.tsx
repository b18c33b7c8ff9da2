import type { SearchAnswer } from "../api/types";
import { type FacetName, type Query, patched, toggled } from "../state/query";
import { DateInputs } from "./DateInputs";
import { FacetGroup } from "./FacetGroup";

export interface FiltersProps {
  readonly query: Query;
  readonly answer: SearchAnswer | null;
  readonly onChange: (query: Query) => void;
  readonly onFacetSize: (size: number) => void;
}

/** Facets and dates in two groups, so that a wide window can set them on both sides of the results. */
export function Filters({ query, answer, onChange, onFacetSize }: FiltersProps) {
  const facet = (name: FacetName) => (
    <FacetGroup
      key={name}
      name={name}
      facet={answer?.facets[name]}
      selected={query[name]}
      onToggle={(id) => onChange(toggled(query, name, id))}
      onSize={onFacetSize}
    />
  );
  return (
    <>
      <div class="filters-names">
        {facet("person")}
        {facet("org")}
      </div>
      <div class="filters-origin">
        <DateInputs range={{ from: query.from, to: query.to }} onRange={(range) => onChange(patched(query, range))} />
        {facet("lang")}
        {facet("source")}
      </div>
    </>
  );
}
