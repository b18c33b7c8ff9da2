import type { SearchAnswer } from "../api/types";
import { useI18n } from "../i18n/i18n";
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
  const { t } = useI18n();
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
        <DateInputs
          title={t.date}
          range={{ from: query.from, to: query.to }}
          onRange={(range) => onChange(patched(query, range))}
        />
        <DateInputs
          prefix="event_"
          title={t.eventDates}
          range={{ from: query.event_from, to: query.event_to }}
          onRange={({ from, to }) => onChange(patched(query, { event_from: from, event_to: to }))}
        />
        {facet("lang")}
        {facet("source")}
      </div>
    </>
  );
}
