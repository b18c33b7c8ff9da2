import type { Entity } from "../api/types";
import { useI18n } from "../i18n/i18n";
import { type Query, narrowed } from "../state/query";
import { searchUrl } from "../state/route";
import { Link } from "./Link";

interface TagsProps {
  readonly person: readonly Entity[];
  readonly org: readonly Entity[];
  readonly query: Query;
}

/** How many names a hit shows before it only counts them, and how many of these places organizations can have. */
const shownNames = 8;
const placesOfOrganizations = 3;

/** The people and organizations of a hit. Each narrows the search to that name. */
export function Tags({ person, org, query }: TagsProps) {
  const { t } = useI18n();
  if (person.length + org.length === 0) return null;
  const orgs = Math.min(org.length, Math.max(placesOfOrganizations, shownNames - person.length));
  const persons = Math.min(person.length, shownNames - orgs);
  const shown = [
    ...person.slice(0, persons).map((entity) => ({ facet: "person" as const, entity })),
    ...org.slice(0, orgs).map((entity) => ({ facet: "org" as const, entity })),
  ];
  const hidden = [...person.slice(persons), ...org.slice(orgs)];
  return (
    <ul class="tags" aria-label={t.mentioned}>
      {shown.map(({ facet, entity }) => (
        <li key={`${facet}/${entity.id}`}>
          <Link
            class={`tag tag-${facet}`}
            href={searchUrl(narrowed(query, facet, entity.id))}
            options={{ scroll: "top" }}
          >
            {entity.label}
          </Link>
        </li>
      ))}
      {hidden.length > 0 && (
        <li class="tags-more" title={hidden.map((entity) => entity.label).join(", ")}>
          +{hidden.length}
        </li>
      )}
    </ul>
  );
}
