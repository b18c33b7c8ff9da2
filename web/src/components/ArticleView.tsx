import { useEffect, useRef } from "preact/hooks";
import type { ArticleAnswer, Block } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import type { Query } from "../state/query";
import type { Resource } from "../state/resource";
import { searchUrl } from "../state/route";
import { BackLink } from "./BackLink";
import { DateLabel } from "./DateLabel";
import { EntityList } from "./EntityList";
import { ErrorState } from "./ErrorState";
import { LanguageCode, langAttribute } from "./LanguageCode";
import { Link } from "./Link";
import { Marked, plain } from "./Marked";
import { NamedDates } from "./NamedDates";

interface ArticleViewProps {
  readonly id: string;
  readonly query: Query;
  readonly article: Resource<ArticleAnswer>;
  /** Whether the list is the previous entry of the history. */
  readonly fromList: boolean;
}

/** One article, with the matches of the search that led to it. */
export function ArticleView({ id, query, article, fromList }: ArticleViewProps) {
  const { t } = useI18n();
  const data = article.current ? article.data : null;
  return (
    <main class="article-view" id="main">
      <p class="article-back">
        <BackLink query={query} fromList={fromList} />
      </p>
      {article.problem ? (
        <div class="article">
          <ErrorState problem={article.problem} q={query.q} onRetry={article.retry} />
          <p>
            <Link href={searchUrl(query)}>{t.toSearch}</Link>
          </p>
        </div>
      ) : data ? (
        <Text key={id} data={data} query={query} />
      ) : (
        <div class="article" aria-busy="true">
          <p class="quiet">{t.loading}</p>
        </div>
      )}
    </main>
  );
}

function Text({ data, query }: { readonly data: ArticleAnswer; readonly query: Query }) {
  const i18n = useI18n();
  const { t } = i18n;
  const title = useRef<HTMLHeadingElement>(null);
  // A new article is a new page: reading starts at its headline.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const lang = langAttribute(data.lang);
  return (
    <>
      <article class="article">
        <h1 ref={title} tabIndex={-1} {...lang}>
          {plain(data.title).trim() ? <Marked text={data.title} /> : t.noTitle}
        </h1>
        <p class="meta">
          <DateLabel date={data.date} />
          {data.source && <span>{data.source.label}</span>}
          <LanguageCode lang={data.lang} />
          {data.matches > 0 && <span>{i18n.count(t.matches, data.matches)}</span>}
          {data.original && /^https?:\/\//.test(data.original) && (
            <a href={data.original} rel="noreferrer">
              {t.original}
            </a>
          )}
        </p>
        <DateBasis date={data.date} />
        <div class="article-body" {...lang}>
          {data.body.map((block, i) => (
            <BlockView key={i} block={block} />
          ))}
        </div>
      </article>
      {data.person.length + data.org.length + data.dates.length > 0 && (
        <aside class="article-names" aria-label={t.mentioned}>
          <EntityList facet="person" title={t.persons} entities={data.person} hl={query.hl} />
          <EntityList facet="org" title={t.orgs} entities={data.org} hl={query.hl} />
          <NamedDates dates={data.dates} hl={query.hl} />
        </aside>
      )}
    </>
  );
}

// Says in words, and not only in a tooltip, why a date is not the text's own.
function DateBasis({ date }: { readonly date: ArticleAnswer["date"] }) {
  const { t } = useI18n();
  if (date?.basis === "metadata") return <p class="date-basis">{t.metadataDate}</p>;
  if (date?.basis !== "inferred") return null;
  return (
    <p class="date-basis">
      ≈ {t.inferredDate}
      {date.evidence && ` ${fill(t.inferredFrom, { evidence: date.evidence })}`}
    </p>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  const text = <Marked text={block.text} />;
  switch (block.kind) {
    case "h2":
      return <h2>{text}</h2>;
    case "quote":
      return (
        <blockquote>
          <p>{text}</p>
        </blockquote>
      );
    case "credit":
      return <p class="credit">{text}</p>;
    default:
      return <p>{text}</p>;
  }
}
