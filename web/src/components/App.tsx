import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { articleApiUrl, entityApiUrl, facetApiUrl, getText, searchApiUrl, suggestApiUrl, yearsApiUrl } from "../api/client";
import { networkProblem } from "../api/problem";
import type { ArticleAnswer, EntityAnswer, Facet, SearchAnswer, SuggestAnswer } from "../api/types";
import { I18nProvider, makeI18n, useLanguage } from "../i18n/i18n";
import { languageFor } from "../i18n/language";
import { useLocation, useOnline, useStoredFlag } from "../state/hooks";
import { Labels } from "../state/labels";
import { type NavigateOptions, endBurst, navigate } from "../state/navigation";
import { useParts } from "../state/parts";
import { type FacetName, type Query, emptyQuery, patched } from "../state/query";
import { useResource } from "../state/resource";
import { parseRoute, routeUrl, searchUrl } from "../state/route";
import { useScroll } from "../state/scroll";
import { useSearchBox } from "../state/search-box";
import { ErrorState } from "./ErrorState";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { plain } from "./Marked";

/** The whole page: reads the address, loads what it names, hands it to the view. Nothing below it fetches. */
export function App() {
  const location = useLocation();
  const route = useMemo(() => parseRoute(location.path, location.search), [location.path, location.search]);
  const { query } = route;
  const language = useLanguage(languageFor(query.hl));
  const i18n = useMemo(() => makeI18n(language), [language]);
  const [labels] = useState(() => new Labels());
  const [facetSize, setFacetSize] = useState(10);
  const [facetPrefix, setFacetPrefix] = useState<{ readonly facet: FacetName; readonly prefix: string } | null>(null);
  const [slashFocuses, setSlashFocuses] = useStoredFlag("dossier.slash", true);
  const [tipsWanted, setTipsWanted] = useState(false);
  const [parts, viewFailed] = useParts(route.view);
  useParts(tipsWanted ? "tips" : null);

  const isSearch = route.view === "search";
  const search = useResource<SearchAnswer>(isSearch ? searchApiUrl(withFacetSize(query, facetSize), language) : null);
  const article = useResource<ArticleAnswer>(route.view === "article" ? articleApiUrl(route.id, query, language) : null);
  const entity = useResource<EntityAnswer>(route.view === "entity" ? entityApiUrl(route.id, language) : null);
  const yearsUrl = entity.current ? yearsApiUrl(entity.data!, language) : null;
  const years = useResource<SearchAnswer>(yearsUrl);
  const found = useResource<Facet>(
    isSearch && facetPrefix ? facetApiUrl(facetPrefix.facet, facetPrefix.prefix, query, language) : null,
  );
  const shown = { search, article, entity }[route.view];
  useRetryOnline(shown.problem?.type === "network" ? shown.retry : null);

  const go = (next: Query, options?: NavigateOptions): void => navigate(searchUrl(next), options);
  const box = useSearchBox(location, query, isSearch, go);
  const suggest = useResource<SuggestAnswer>(box.asking ? suggestApiUrl(box.draft.trim(), language) : null);
  const [{ lastWord }] = useParts(box.asking && /\S\s/.test(box.draft) ? "lastWord" : null);
  const last = box.asking && lastWord ? lastWord.lastWord(box.draft) : null;
  const suggestLast = useResource<SuggestAnswer>(last ? suggestApiUrl(last, language) : null);
  const all = (box.asking && suggest.data?.suggestions) || [];
  const suggestions = last && suggestLast.data ? lastWord!.withNames(box.draft, all, suggestLast.data.suggestions) : all;

  // Learning twice changes nothing, so this may stand in the rendering.
  if (search.data && search.current) labels.learn(search.data, language);
  for (const { id, label } of found.data?.values ?? []) labels.name(language, facetPrefix?.facet ?? "", id, label);
  for (const { kind, id, label } of suggestions) labels.name(language, kind, id ?? "", label);
  useDocument(language, titleOf());
  useScroll(location, shown.current || shown.problem !== null, route.view === "article" ? route.id : null);

  const other = language === "en" ? "ru" : "en";
  const inOther = patched(query, { hl: other, page: query.page });
  const { search: SearchView, article: ArticleView, entity: EntityView } = parts;

  return (
    <I18nProvider value={i18n}>
      <Header
        box={box}
        suggestions={suggestions}
        homeUrl={searchUrl(patched(emptyQuery, { hl: query.hl }))}
        otherLanguageUrl={routeUrl(route, inOther)}
        otherLanguage={other}
        slashFocuses={slashFocuses}
        tips={parts.tips ?? null}
        onTips={() => setTipsWanted(true)}
      />
      {route.view === "search" && SearchView ? (
        <SearchView
          query={query}
          search={search}
          labelOf={(facet, id) => labels.find(language, facet, id) ?? (search.current ? id : undefined)}
          found={facetPrefix && (found.current || found.busy) ? { ...facetPrefix, facet: facetPrefix.facet, answer: found.data } : null}
          onChange={(next) => go(next)}
          onRange={(next) => go(next, { burst: "range" })}
          onRangeSettle={endBurst}
          onFacetSize={(size) => setFacetSize((before) => Math.max(before, size))}
          onFacetPrefix={(facet, prefix) => setFacetPrefix(prefix ? { facet, prefix } : null)}
        />
      ) : route.view === "article" && ArticleView ? (
        <ArticleView id={route.id} query={query} article={article} fromList={location.fromList} onText={getText} />
      ) : route.view === "entity" && EntityView ? (
        <EntityView id={route.id} query={query} entity={entity} years={yearsUrl ? years : null} fromList={location.fromList} />
      ) : (
        <main class="article-view" id="main" aria-busy={!viewFailed}>
          {viewFailed && <ErrorState problem={networkProblem()} q={query.q} onRetry={() => globalThis.location.reload()} />}
        </main>
      )}
      <Footer index={search.data?.index} slashFocuses={slashFocuses} onSlashFocuses={setSlashFocuses} />
    </I18nProvider>
  );

  function titleOf(): string | undefined {
    if (isSearch) return query.q;
    if (!shown.current) return undefined;
    return route.view === "article" ? plain(article.data!.title) : entity.data!.label;
  }
}

// "Show more" asks for more values of every facet than the address does; it is no part of the search.
function withFacetSize(query: Query, size: number): Query {
  const asked = Number(query.facet_size ?? 10);
  return size > asked ? patched(query, { facet_size: String(size), page: query.page }) : query;
}

function useDocument(language: string, title: string | undefined): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title?.trim() ? `${title.trim()} – Dossier` : "Dossier";
  }, [language, title]);
}

function useRetryOnline(retry: (() => void) | null): void {
  const online = useOnline();
  const latest = useRef(retry);
  useLayoutEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    if (online) latest.current?.();
  }, [online]);
}
