import type { CountedEntity } from "../api/types";
import { useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";
import { emptyQuery, patched } from "../state/query";
import { searchUrl } from "../state/route";
import { Link } from "./Link";

interface EntityListProps {
  readonly facet: "person" | "org";
  readonly title: string;
  readonly entities: readonly CountedEntity[];
  readonly hl: string | undefined;
}

/** The names of an article and how often it names each; a name leads to all articles that name it. */
export function EntityList({ facet, title, entities, hl }: EntityListProps) {
  const { count, number } = useI18n();
  const words = useReaderMessages();
  if (entities.length === 0) return null;
  return (
    <section class="names">
      <h2>{title}</h2>
      <ul>
        {entities.map((entity) => (
          <li key={entity.id}>
            <Link
              class={`tag tag-${facet}`}
              href={searchUrl(patched(emptyQuery, { [facet]: [entity.id], hl }))}
              options={{ scroll: "top" }}
            >
              {entity.label}
            </Link>
            <span class="facet-count" title={count(words.named, entity.count)}>
              {number(entity.count)}×
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
