// The only code of the page that talks to the server.
import { type Query, emptyQuery, formatQuery, patched } from "../state/query";
import type { Route } from "../state/route";
import type { EntityAnswer } from "./types";
import { Problem, networkProblem, problemOf } from "./problem";

/** The address that answers `query`, with labels in `lang` and a histogram of the dates that are asked for. */
export function searchApiUrl(query: Query, lang: string): string {
  return `/api/v1/search${formatQuery(patched(query, { hl: lang, page: query.page }))}&zoom=on`;
}

/** The address that answers what `route` shows. */
export function apiUrl(route: Route, lang: string): string {
  if (route.view === "search") return searchApiUrl(route.query, lang);
  return route.view === "article" ? articleApiUrl(route.id, route.query, lang) : entityApiUrl(route.id, lang);
}

/** The address of what is known of a person or an organization. */
export function entityApiUrl(id: string, lang: string): string {
  return `/api/v1/entities/${encodeURIComponent(id)}?hl=${lang}`;
}

/** How many months of a timeline are not yet too many bars. */
const fewMonths = 36;

/**
 * The address that counts the articles of a long life by years; null where its months are few enough. Months do not add
 * up to years: of some articles only the year is known.
 */
export function yearsApiUrl({ kind, id, histogram }: EntityAnswer, lang: string): string | null {
  if (histogram?.interval !== "month" || histogram.buckets.length <= fewMonths) return null;
  return searchApiUrl(patched(emptyQuery, { [kind]: [id], histogram: "year", size: "0", facets: "" }), lang);
}

/** The address of suggestions for what someone has typed so far. */
export function suggestApiUrl(typed: string, lang: string): string {
  return `/api/v1/suggest?${new URLSearchParams({ q: typed, hl: lang })}`;
}

/** The address of the values of a facet of `query` that have a word with this prefix. */
export function facetApiUrl(facet: string, prefix: string, query: Query, lang: string): string {
  const search = formatQuery(patched(query, { hl: lang, sort: undefined, size: undefined, facets: undefined, snippet: undefined, histogram: undefined }));
  return `/api/v1/facets/${facet}${search}&${new URLSearchParams({ prefix })}`;
}

/** The address of an article with the matches of the query's words marked. */
export function articleApiUrl(id: string, { q, match, expand, interpret }: Query, lang: string): string {
  const params = new URLSearchParams({ ...(q && { q }), ...(match && { match }), ...(expand && { expand }), ...(interpret && { interpret }), hl: lang });
  return `/api/v1/articles/${encodeURIComponent(id)}?${params}`;
}

const prefetched = new Map<string, Promise<Response>>();

/** Asks for an address that `getJson` will be called with. */
export function prefetch(url: string): void {
  const answer = ask(url);
  answer.catch(() => {});
  prefetched.set(url, answer);
}

function ask(url: string, signal?: AbortSignal): Promise<Response> {
  return fetch(url, { ...(signal && { signal }), headers: { accept: "application/json" } });
}

/** Fetches text, such as a citation. Throws a `Problem` where that fails. */
export async function getText(url: string): Promise<string> {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.text();
    throw problemOf(response.status, null);
  } catch (error) {
    throw error instanceof Problem ? error : networkProblem();
  }
}

/**
 * Fetches JSON. Throws a `Problem` for every failure but an abort; an aborted call throws the browser's
 * AbortError, which the caller drops.
 */
export async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    const early = prefetched.get(url);
    prefetched.delete(url);
    response = await (early ?? ask(url, signal));
  } catch (error) {
    if (signal.aborted) throw error;
    throw networkProblem();
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    // A gateway's HTML page, or an answer that broke off.
    throw response.ok ? networkProblem() : problemOf(response.status, null);
  }
  if (!response.ok) throw problemOf(response.status, body);
  return body as T;
}
