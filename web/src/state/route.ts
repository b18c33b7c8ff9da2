// Which view a URL of the page shows. The search state travels along on the pages of articles, people and
// organizations, so that the way back to the list is in the address itself.
import { type Query, formatQuery, parseQuery } from "./query";

export type Route =
  | { readonly view: "search"; readonly query: Query }
  | { readonly view: "article" | "entity"; readonly id: string; readonly query: Query };

/** Reads a path and a query string. A path that names no view shows the search. */
export function parseRoute(path: string, search: string): Route {
  const query = parseQuery(search);
  const found = /^\/([ae])\/([^/]+)$/.exec(path);
  if (found) return { view: found[1] === "a" ? "article" : "entity", id: decodeSafely(found[2]!), query };
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

/** The page's address of a person or an organization. */
export function entityUrl(id: string, query: Query): string {
  return `/e/${encodeURIComponent(id)}${formatQuery(query)}`;
}

/** The address of the same view with another query. */
export function routeUrl(route: Route, query: Query): string {
  if (route.view === "search") return searchUrl(query);
  return (route.view === "article" ? articleUrl : entityUrl)(route.id, query);
}

// A stray % in a typed address is not worth an exception; the server answers "not found" for it.
function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
