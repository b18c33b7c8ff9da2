import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { articleApiUrl, searchApiUrl } from "../api/client";
import type { ArticleAnswer, SearchAnswer } from "../api/types";
import { I18nProvider, makeI18n } from "../i18n/i18n";
import { languageFor } from "../i18n/language";
import { useLocation, useOnline, useStoredFlag } from "../state/hooks";
import { Labels } from "../state/labels";
import { type NavigateOptions, endBurst, navigate } from "../state/navigation";
import { type Query, emptyQuery, patched } from "../state/query";
import { useResource } from "../state/resource";
import { articleUrl, parseRoute, searchUrl } from "../state/route";
import { ArticleView } from "./ArticleView";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { SearchView } from "./SearchView";
import { plain } from "./Marked";
import { useScroll } from "../state/scroll";
import { useSearchBox } from "../state/search-box";

/** The whole page: reads the address, loads what it names, hands it to the view. Nothing below it fetches. */
export function App() {
  const location = useLocation();
  const route = useMemo(() => parseRoute(location.path, location.search), [location.path, location.search]);
  const { query } = route;
  const language = languageFor(query.hl);
  const i18n = useMemo(() => makeI18n(language), [language]);
  const [labels] = useState(() => new Labels());
  const [facetSize, setFacetSize] = useState(10);
  const [slashFocuses, setSlashFocuses] = useStoredFlag("dossier.slash", true);

  const isSearch = route.view === "search";
  const search = useResource<SearchAnswer>(isSearch ? searchApiUrl(withFacetSize(query, facetSize), language) : null);
  const article = useResource<ArticleAnswer>(
    route.view === "article" ? articleApiUrl(route.id, query, language) : null,
  );
  useRetryOnline(search.problem?.type === "network" ? search.retry : null);
  useRetryOnline(article.problem?.type === "network" ? article.retry : null);

  // Learning twice changes nothing, so this may stand in the rendering.
  if (search.data && search.current) labels.learn(search.data, language);
  const shownTitle = isSearch ? query.q : article.current && article.data ? plain(article.data.title) : undefined;
  useDocument(language, shownTitle);
  const shown = isSearch ? search : article;
  useScroll(location, shown.current || shown.problem !== null, route.view === "article" ? route.id : null);

  const go = (next: Query, options?: NavigateOptions): void => navigate(searchUrl(next), options);
  const box = useSearchBox(location, query, isSearch, go);
  const other = language === "en" ? "ru" : "en";
  const inOther = patched(query, { hl: other, page: query.page });

  return (
    <I18nProvider value={i18n}>
      <Header
        draft={box.draft}
        onDraft={box.onDraft}
        onSubmit={box.onSubmit}
        onLeave={box.onLeave}
        homeUrl={searchUrl(patched(emptyQuery, { hl: query.hl }))}
        otherLanguageUrl={route.view === "article" ? articleUrl(route.id, inOther) : searchUrl(inOther)}
        otherLanguage={other}
        slashFocuses={slashFocuses}
      />
      {route.view === "search" ? (
        <SearchView
          query={query}
          search={search}
          labelOf={(facet, id) => labels.find(language, facet, id) ?? (search.current ? id : undefined)}
          onChange={(next) => go(next)}
          onRange={(next) => go(next, { burst: "range" })}
          onRangeSettle={endBurst}
          onFacetSize={(size) => setFacetSize((before) => Math.max(before, size))}
        />
      ) : (
        <ArticleView id={route.id} query={query} article={article} fromList={location.fromList} />
      )}
      <Footer index={search.data?.index} slashFocuses={slashFocuses} onSlashFocuses={setSlashFocuses} />
    </I18nProvider>
  );
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
