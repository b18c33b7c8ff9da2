import type { SearchAnswer } from "../api/types";
import { useI18n } from "../i18n/i18n";
import { type FacetName, type Query, exclusionNames, formatQuery, patched, toggled } from "../state/query";
import { DateInputs } from "./DateInputs";
import { FacetGroup, type FoundValues } from "./FacetGroup";

export interface FiltersProps {
  readonly query: Query;
  readonly answer: SearchAnswer | null;
  /** Whether `answer` belongs to an earlier search. */
  readonly isStale: boolean;
  readonly found: FoundValues | null;
  readonly labelOf: (facet: string, id: string) => string | undefined;
  readonly onChange: (query: Query) => void;
  readonly onFacetSize: (size: number) => void;
  readonly onFacetPrefix: (facet: FacetName, prefix: string) => void;
}

/** Facets and dates in two groups, so that a wide window can set them on both sides of the results. */
export function Filters({ query, answer, isStale, found, labelOf, onChange, onFacetSize, onFacetPrefix }: FiltersProps) {
  const { t } = useI18n();
  const facet = (name: FacetName) => {
    const exclusion = exclusionNames.find((not) => not === `not.${name}`);
    const op = name === "person" || name === "org" ? (`${name}_op` as const) : null;
    return (
      <FacetGroup
        key={name}
        name={name}
        facet={answer?.facets[name]}
        isStale={isStale}
        scope={formatQuery(patched(query, { [name]: [], [`not.${name}`]: [], [`${name}_op`]: undefined }))}
        found={found}
        selected={query[name]}
        excluded={exclusion ? query[exclusion].map((id) => ({ id, label: labelOf(name, id) ?? id })) : null}
        all={op && query[op] === "and"}
        onToggle={(id) => onChange(toggled(query, name, id))}
        onExclude={(id) => onChange(toggled(patched(query, { [name]: query[name].filter((value) => value !== id) }), exclusion!, id))}
        onAll={(all) => onChange(patched(query, { [op!]: all ? "and" : undefined }))}
        onSize={onFacetSize}
        onPrefix={(prefix) => onFacetPrefix(name, prefix)}
      />
    );
  };
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
