import { useEffect, useRef, useState } from "preact/hooks";
import { searchApiUrl } from "../api/client";
import type { ArticleAnswer, Block, CountedEntity } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";
import { runsOf } from "../state/pieces";
import { type Query, emptyQuery, patched } from "../state/query";
import type { Resource } from "../state/resource";
import { entityUrl, searchUrl } from "../state/route";
import { BackLink } from "./BackLink";
import { Citation } from "./Citation";
import { DateLabel } from "./DateLabel";
import { EntityList } from "./EntityList";
import { ErrorState } from "./ErrorState";
import { LanguageCode, langAttribute } from "./LanguageCode";
import { Link } from "./Link";
import { MarkSteps } from "./MarkSteps";
import { Marked, plain } from "./Marked";
import { NamedDates } from "./NamedDates";

interface ArticleViewProps {
  readonly id: string;
  readonly query: Query;
  readonly article: Resource<ArticleAnswer>;
  /** Whether the list is the previous entry of the history. */
  readonly fromList: boolean;
  /** Fetches a text. */
  readonly onText: (url: string) => Promise<string>;
}

/** One article, with the matches of the search that led to it. */
export function ArticleView({ id, query, article, fromList, onText }: ArticleViewProps) {
  const words = useReaderMessages();
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
            <Link href={searchUrl(query)}>{words.toSearch}</Link>
          </p>
        </div>
      ) : data ? (
        <Text key={id} data={data} query={query} onText={onText} />
      ) : (
        <div class="article" aria-busy="true">
          <p class="quiet">{words.loading}</p>
        </div>
      )}
    </main>
  );
}

interface TextProps extends Pick<ArticleViewProps, "query" | "onText"> {
  readonly data: ArticleAnswer;
}

function Text({ data, query, onText }: TextProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = useReaderMessages();
  const title = useRef<HTMLHeadingElement>(null);
  const text = useRef<HTMLElement>(null);
  // A new article is a new page: reading starts at its headline.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const lang = langAttribute(data.lang);
  return (
    <>
      <article class="article" ref={text}>
        <h1 ref={title} tabIndex={-1} {...lang}>
          {plain(data.title).trim() ? <Marked text={data.title} /> : t.noTitle}
        </h1>
        <p class="meta">
          <DateLabel date={data.date} />
          {data.source && <span>{data.source.label}</span>}
          <LanguageCode lang={data.lang} />
          {data.matches > 0 && <span>{i18n.count(words.matches, data.matches)}</span>}
          {data.original && /^https?:\/\//.test(data.original) && (
            <a href={data.original} rel="noreferrer">
              {words.original}
            </a>
          )}
        </p>
        <DateBasis date={data.date} />
        <div class="article-tools">
          <Citation id={data.id} onText={onText} />
          {data.matches > 0 && <MarkSteps within={text} />}
        </div>
        <div class="article-body" {...lang}>
          {data.body.map((block, i) => (
            <BlockView key={i} block={block} query={query} />
          ))}
        </div>
      </article>
      {data.person.length + data.org.length + data.dates.length > 0 && (
        <aside class="article-names" aria-label={t.mentioned}>
          <EntityList facet="person" title={words.persons} entities={data.person} hl={query.hl} />
          <EntityList facet="org" title={words.orgs} entities={data.org} hl={query.hl} />
          <NamedDates dates={data.dates} hl={query.hl} />
          <OtherLanguage data={data} hl={query.hl} onText={onText} />
        </aside>
      )}
    </>
  );
}

// Says in words, and not only in a tooltip, why a date is not the text's own.
function DateBasis({ date }: { readonly date: ArticleAnswer["date"] }) {
  const { t } = useI18n();
  const words = useReaderMessages();
  if (date?.basis === "metadata") return <p class="date-basis">{words.metadataDate}</p>;
  if (date?.basis !== "inferred") return null;
  return (
    <p class="date-basis">
      ≈ {t.inferredDate}
      {date.evidence && ` ${fill(t.inferredFrom, { evidence: date.evidence })}`}
    </p>
  );
}

function BlockView({ block, query }: { readonly block: Block; readonly query: Query }) {
  const text = runsOf(block.text, block.entities).map(({ mention, text }, i) =>
    mention ? (
      <Link key={i} class="name" href={entityUrl(mention.id, query)} options={{ scroll: "top" }}>
        <Marked text={text} />
      </Link>
    ) : (
      <Marked key={i} text={text} />
    ),
  );
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

/** How many days before and after an article the other language may tell of the same, and how many names tell what. */
const daysAround = 3;
const namesOfStory = 2;

interface OtherLanguageProps extends Pick<ArticleViewProps, "onText"> {
  readonly data: ArticleAnswer;
  readonly hl: string | undefined;
}

// A way to what the other language has on the same people, or organizations, at the same time, where it has anything.
function OtherLanguage({ data, hl, onText }: OtherLanguageProps) {
  const { count, language } = useI18n();
  const words = useReaderMessages();
  const [total, setTotal] = useState(0);
  const other = { en: "ru", ru: "en", mixed: null }[data.lang];
  const query = other && sameStory(data, other, hl);
  const url = query && searchApiUrl(patched(query, { size: "0", facets: "", histogram: "none" }), language);
  useEffect(() => {
    if (url) onText(url).then((answer) => setTotal(JSON.parse(answer).total), () => {});
  }, [url]);
  if (!query || total === 0) return null;
  return (
    <section class="names">
      <h2>{words.otherTexts[other]}</h2>
      <p>
        <Link href={searchUrl(query)} options={{ scroll: "top" }}>
          {count(words.otherTextsLink, total)}
        </Link>
      </p>
    </section>
  );
}

// Articles in `lang` that name the foremost people of an article, or its organizations, about the same day; null where
// it has no day or names nobody.
function sameStory(data: ArticleAnswer, lang: string, hl: string | undefined): Query | null {
  const day = data.date?.precision === "day" && data.date.basis !== "none" ? data.date.value : null;
  const people = foremost(data.person);
  const bodies = foremost(data.org).slice(people.length);
  if (!day || people.length + bodies.length === 0) return null;
  return patched(emptyQuery, {
    person: people,
    person_op: people.length > 1 ? "and" : undefined,
    org: bodies,
    org_op: bodies.length > 1 ? "and" : undefined,
    lang: [lang],
    from: daysFrom(day, -daysAround),
    to: daysFrom(day, daysAround),
    hl,
  });
}

function foremost(entities: readonly CountedEntity[]): string[] {
  return [...entities]
    .sort((a, b) => b.count - a.count)
    .slice(0, namesOfStory)
    .map(({ id }) => id);
}

function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
