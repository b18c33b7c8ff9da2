import type { Hit, MarkedText } from "../api/types";
import { useI18n } from "../i18n/i18n";
import type { Query } from "../state/query";
import { articleUrl } from "../state/route";
import { DateLabel } from "./DateLabel";
import { LanguageCode, langAttribute } from "./LanguageCode";
import { Link } from "./Link";
import { Marked, plain } from "./Marked";
import { Tags } from "./Tags";

interface HitItemProps {
  readonly hit: Hit;
  readonly query: Query;
  /** The level of the headline, 2 unless the list stands under a heading of its own. */
  readonly level?: 2 | 3;
}

/** One article of the result list. */
export function HitItem({ hit, query, level = 2 }: HitItemProps) {
  const Heading = `h${level}` as const;
  const { t } = useI18n();
  const lang = langAttribute(hit.lang);
  return (
    <li class="hit">
      <article>
        <Heading class="hit-title" {...lang}>
          <Link href={articleUrl(hit.id, query)} options={{ scroll: "top", fromList: true }} data-hit={hit.id}>
            {plain(hit.title).trim() ? <Marked text={hit.title} /> : t.noTitle}
          </Link>
        </Heading>
        <p class="meta">
          <DateLabel date={hit.date} />
          {hit.source && <span>{hit.source.label}</span>}
          <LanguageCode lang={hit.lang} />
        </p>
        {hit.snippets && hit.snippets.length > 0 && (
          <p class="snippet" {...lang}>
            <Marked text={joined(hit.snippets)} />
          </p>
        )}
        <Tags person={hit.person} org={hit.org} query={query} />
      </article>
    </li>
  );
}

// Passages as one text, with one ellipsis between two of them. An ellipsis stays on the line of its neighbour.
function joined(passages: readonly MarkedText[]): MarkedText {
  const pieces: string[] = [];
  for (const [first = "", ...rest] of passages) {
    const before = pieces.length > 0 ? `${pieces.length % 2 ? pieces.pop() : ""} ` : "";
    pieces.push(before + (before.endsWith("… ") ? first.replace(/^… /, "") : first), ...rest);
  }
  return pieces.map((piece) => piece.replace(/ …/g, "\u00a0…").replace(/^… /, "…\u00a0"));
}
