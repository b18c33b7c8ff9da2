import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Bucket, CountedEntity, EntityAnswer, HistogramData, SearchAnswer } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";
import { type Query, emptyQuery, patched } from "../state/query";
import type { Resource } from "../state/resource";
import { entityUrl, searchUrl } from "../state/route";
import { BackLink } from "./BackLink";
import { ErrorState } from "./ErrorState";
import { HitItem } from "./HitItem";
import { Link } from "./Link";
import { HistogramAxis } from "./histogram/HistogramAxis";
import { HistogramBars } from "./histogram/HistogramBars";
import { HistogramCounts } from "./histogram/HistogramCounts";
import { HistogramNotes } from "./histogram/HistogramNotes";
import { bucketEnd } from "./histogram/range";

interface EntityViewProps {
  readonly id: string;
  readonly query: Query;
  readonly entity: Resource<EntityAnswer>;
  /** Its articles by years, where months would be too many bars; else null. */
  readonly years: Resource<SearchAnswer> | null;
  /** Whether the list is the previous entry of the history. */
  readonly fromList: boolean;
}

/** A person or an organization: names, when it was told of, with whom, and what is newest. */
export function EntityView({ id, query, entity, years, fromList }: EntityViewProps) {
  const words = useReaderMessages();
  const data = entity.current ? entity.data : null;
  return (
    <main class="article-view entity-view" id="main">
      <p class="article-back">
        <BackLink query={query} fromList={fromList} />
      </p>
      {entity.problem ? (
        <div class="article">
          <ErrorState problem={entity.problem} q={query.q} onRetry={entity.retry} />
          <p>
            <Link href={searchUrl(query)}>{words.toSearch}</Link>
          </p>
        </div>
      ) : data ? (
        <Portrait key={id} data={data} query={query} histogram={timelineOf(data, years)} />
      ) : (
        <div class="article" aria-busy="true">
          <p class="quiet">{words.loading}</p>
        </div>
      )}
    </main>
  );
}

/** What keeps the place of a timeline by years until they come. */
const noYears: HistogramData = { interval: "year", undated: 0, coarse: 0, inferred: 0, buckets: [] };

// Null where there are no dates, or no answer.
function timelineOf({ histogram }: EntityAnswer, years: EntityViewProps["years"]): HistogramData | null {
  if (years) return years.problem ? null : years.current ? years.data!.histogram : noYears;
  return histogram?.buckets.length ? histogram : null;
}

interface PortraitProps extends Pick<EntityViewProps, "query"> {
  readonly data: EntityAnswer;
  readonly histogram: HistogramData | null;
}

function Portrait({ data, query, histogram }: PortraitProps) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const words = useReaderMessages();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const other = language === "en" ? "ru" : "en";
  const label = data.labels[language] ?? data.label;
  const names = [data.labels[other], ...data.aliases].filter((name, i, all) => name && name !== label && all.indexOf(name) === i);
  const all = patched(emptyQuery, { [data.kind]: [data.id], hl: query.hl });
  return (
    <>
      <article class="article">
        <h1 ref={title} tabIndex={-1}>
          {label}
        </h1>
        <p class="meta">
          <span>{t.facets[data.kind]}</span>
          <span>
            <Link href={searchUrl(all)} options={{ scroll: "top" }}>
              {i18n.count(t.articles, data.total)}
            </Link>
          </span>
          {data.first && data.last && <span>{i18n.range(data.first, data.last)}</span>}
        </p>
        {names.length > 0 && (
          <p class="entity-names">
            <span class="quiet">{words.alsoNamed}</span> {names.join(" · ")}
          </p>
        )}
        {data.offices && data.offices.length > 0 && (
          <ul class="entity-offices">
            {data.offices.map((office) => (
              <li key={office.id + office.since}>
                {office.label}, <span class="quiet">{i18n.range(office.since, office.until ?? undefined)}</span>
              </li>
            ))}
          </ul>
        )}
        {histogram && <Timeline histogram={histogram} all={all} />}
        {data.newest.length > 0 && (
          <section class="entity-newest">
            <h2>{words.newestArticles}</h2>
            <ol class="hits">
              {data.newest.map((hit) => (
                <HitItem key={hit.id} hit={hit} query={all} level={3} />
              ))}
            </ol>
            <p>
              <Link class="button" href={searchUrl(all)} options={{ scroll: "top" }}>
                {fill(words.allOfThese, { articles: i18n.count(t.articles, data.total) })}
              </Link>
            </p>
          </section>
        )}
      </article>
      {data.person.values.length + data.org.values.length > 0 && (
        <aside class="article-names" aria-label={words.namedTogether}>
          <Together facet="person" title={words.withPeople} data={data} query={query} />
          <Together facet="org" title={words.withOrgs} data={data} query={query} />
        </aside>
      )}
    </>
  );
}

// Articles over time; a bar leads to its articles.
function Timeline({ histogram, all }: { readonly histogram: HistogramData; readonly all: Query }) {
  const i18n = useI18n();
  const { buckets, interval } = histogram;
  const label = i18n.t.histogram[interval]!;
  const link = ({ start, count }: Bucket, bar: ComponentChildren, index: number) => {
    const name = `${i18n.date(start)}: ${i18n.count(i18n.t.articles, count)}`;
    return (
      <Link
        href={searchUrl(patched(all, { from: start, to: bucketEnd(start, interval) }))}
        options={{ scroll: "top" }}
        aria-label={name}
      >
        <title>{name}</title>
        <rect class="bar-place" x={index} width={1} height="100%" />
        {bar}
      </Link>
    );
  };
  return (
    <section class="timeline">
      <h2>{label}</h2>
      <div class="histogram-frame">
        <div class="histogram-plot">
          <HistogramCounts buckets={buckets} />
          <HistogramBars buckets={buckets} selected={null} label={label} wrap={link} />
        </div>
        <HistogramAxis buckets={buckets} />
      </div>
      <HistogramNotes data={histogram} onStated={null} />
    </section>
  );
}

interface TogetherProps {
  readonly facet: "person" | "org";
  readonly title: string;
  readonly data: EntityAnswer;
  readonly query: Query;
}

// A ranked list with bars: the name leads to its own page, the number to the articles that name both.
function Together({ facet, title, data, query }: TogetherProps) {
  const { count, number } = useI18n();
  const words = useReaderMessages();
  const values: readonly CountedEntity[] = data[facet].values;
  if (values.length === 0) return null;
  const most = Math.max(...values.map((value) => value.count));
  const both = (id: string): Query =>
    facet === data.kind
      ? patched(emptyQuery, { [facet]: [data.id, id], [`${facet}_op`]: "and", hl: query.hl })
      : patched(emptyQuery, { [data.kind]: [data.id], [facet]: [id], hl: query.hl });
  return (
    <section class="names together">
      <h2>{title}</h2>
      <ol>
        {values.map((value) => (
          <li key={value.id}>
            <Link href={entityUrl(value.id, query)} options={{ scroll: "top" }}>
              {value.label}
            </Link>
            <Link
              class="together-count"
              href={searchUrl(both(value.id))}
              options={{ scroll: "top" }}
              title={words.together}
              aria-label={`${value.label}: ${count(words.togetherArticles, value.count)}`}
            >
              {number(value.count)}
            </Link>
            <span class={`together-bar tag-${facet}`} style={{ width: `${(100 * value.count) / most}%` }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
