import { useRef } from "preact/hooks";
import { fill, useI18n } from "../i18n/i18n";
import { type FacetName, type Query, type SingleName, exclusionNames, facetNames, patched, toggled, withoutFilters } from "../state/query";

interface Chip {
  readonly key: string;
  readonly field: string;
  readonly label: string;
  readonly without: Query;
}

interface ChipsProps {
  readonly query: Query;
  /** The name of a facet value, where it is known by now. */
  readonly labelOf: (facet: string, id: string) => string | undefined;
  readonly onChange: (query: Query) => void;
}

/** The active filters, each with a way to take it off, and one to take off all. */
export function Chips({ query, labelOf, onChange }: ChipsProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const list = useRef<HTMLUListElement>(null);
  const chips: Chip[] = [...facetNames, ...exclusionNames].flatMap((list) =>
    query[list].flatMap((id) => {
      const label = labelOf(list, id);
      const facet = t.facets[list.replace("not.", "") as FacetName];
      const field = list.startsWith("not.") ? fill(t.excluded, { facet }) : facet;
      return label ? [{ key: `${list}/${id}`, field, label, without: toggled(query, list, id) }] : [];
    }),
  );
  const add = (names: readonly SingleName[], field: string, label: string | false | undefined): void => {
    const without = patched(query, Object.fromEntries(names.map((name) => [name, undefined])));
    if (label) chips.push({ key: names[0]!, field, label, without });
  };
  for (const facet of ["person", "org"] as const) {
    add([`${facet}_op`], t.facets[facet], query[`${facet}_op`] === "and" && t.allOfThem);
  }
  add(["dates"], t.date, query.dates === "stated" && t.statedOnly);
  add(["from", "to"], t.date, (query.from || query.to) && i18n.range(query.from, query.to));
  add(["event_from", "event_to"], t.eventDate, (query.event_from || query.event_to) && i18n.range(query.event_from, query.event_to));
  add(["match"], t.words, query.match && t.matchFilter[query.match]);
  if (chips.length === 0) return null;

  const remove = (chip: Chip, index: number): void => {
    // The button is about to vanish; its neighbour takes the focus, or the person starts again from the top.
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const neighbour = buttons[index + 1] ?? buttons[index - 1];
    if (neighbour && buttons.length > 2) neighbour.focus();
    else document.getElementById("results-title")?.focus();
    onChange(chip.without);
  };
  return (
    <ul class="chips" aria-label={t.activeFilters} ref={list}>
      {chips.map((chip, i) => (
        <li key={chip.key}>
          <button type="button" class="chip" onClick={() => remove(chip, i)}>
            <span class="chip-field">{chip.field}</span> {chip.label}
            <span class="visually-hidden">, {t.remove}</span>
            <span class="chip-x" aria-hidden="true">
              ×
            </span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          class="link-button"
          onClick={() => {
            document.getElementById("results-title")?.focus();
            onChange(withoutFilters(query));
          }}
        >
          {t.clearAll}
        </button>
      </li>
    </ul>
  );
}
