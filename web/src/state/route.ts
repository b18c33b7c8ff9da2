// Which view a URL of the page shows. The search state travels along on article pages, so that the way back
// to the list is in the address itself.
import { type Query, formatQuery, parseQuery } from "./query";

export type Route =
  | { readonly view: "search"; readonly query: Query }
  | { readonly view: "article"; readonly id: string; readonly query: Query };

/** Reads a path and a query string. A path that names no view shows the search. */
export function parseRoute(path: string, search: string): Route {
  const query = parseQuery(search);
  const article = /^\/a\/([^/]+)$/.exec(path);
  if (article) return { view: "article", id: decodeSafely(article[1]!), query };
  return { view: "search", query };
}

/** The page's address of a search. */
export function searchUrl(query: Query): string {
  return `/${formatQuery(query)}`;
}

/** The page's address of an article that was found by `query`. */
export function articleUrl(id: string, query: Query): string {
  return `/a/${encodeURIComponent(id)}${formatQuery(query)}`;
}

// A stray % in a typed address is not worth an exception; the server answers "not found" for it.
function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
