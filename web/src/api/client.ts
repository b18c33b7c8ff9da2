// The only code of the page that talks to the server.
import { type Query, formatQuery, patched } from "../state/query";
import { networkProblem, problemOf } from "./problem";

/** The address that answers `query`, with labels in `lang`. */
export function searchApiUrl(query: Query, lang: string): string {
  return `/api/v1/search${formatQuery(patched(query, { hl: lang, page: query.page }))}`;
}

/** The address of an article with the matches of the query's words marked. */
export function articleApiUrl(id: string, { q, match, expand, interpret }: Query, lang: string): string {
  const params = new URLSearchParams({ ...(q && { q }), ...(match && { match }), ...(expand && { expand }), ...(interpret && { interpret }), hl: lang });
  return `/api/v1/articles/${encodeURIComponent(id)}?${params}`;
}

/**
 * Fetches JSON. Throws a `Problem` for every failure but an abort; an aborted call throws the browser's
 * AbortError, which the caller drops.
 */
export async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { signal, headers: { accept: "application/json" } });
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
