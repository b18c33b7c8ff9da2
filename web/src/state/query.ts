// The state of a search, in the words of the API. The page's URL, the request and this record use the same
// parameter names, so a URL of the page is a URL of the API with another path.

/** The facets, in the order in which the page shows them. Each is a list of opaque ids. */
export const facetNames = ["person", "org", "source", "lang"] as const;
export type FacetName = (typeof facetNames)[number];

/** Exclusions, lists like the facets. Languages have none. */
export const exclusionNames = ["not.person", "not.org", "not.source"] as const;
export type ExclusionName = (typeof exclusionNames)[number];

/** The order of parameters in a URL, so that one state has one address. */
const urlOrder = [
  "q", "person", "person_op", "not.person", "org", "org_op", "not.org", "source", "not.source", "lang", "from", "to",
  "event_from", "event_to", "dates", "match", "expand", "interpret", "sort", "page", "size", "facets", "facet_size", "snippet", "histogram", "hl",
] as const;

/** Parameters with one value that the page hands on as they are; the server judges them. */
export type SingleName = Exclude<(typeof urlOrder)[number], FacetName | ExclusionName | "page">;

export type Query = { readonly [F in FacetName | ExclusionName]: readonly string[] } & {
  readonly [S in SingleName]?: string;
} & {
  /** 1-based. */
  readonly page: number;
};

export const emptyQuery: Query = {
  person: [], org: [], source: [], lang: [], "not.person": [], "not.org": [], "not.source": [], page: 1,
};

const singleNames = urlOrder.filter((name): name is SingleName => !(name in emptyQuery));

/** A change of some parameters; `undefined` takes a parameter away. */
export type QueryPatch = { -readonly [K in keyof Query]?: Query[K] | undefined };

/**
 * Reads a query string. Unknown parameters are dropped, because links gather tracking parameters on their way;
 * known ones are kept even where they are wrong, so that the server can say what is wrong with them.
 */
export function parseQuery(search: string): Query {
  const params = new URLSearchParams(search);
  const patch: QueryPatch = {};
  for (const name of singleNames) {
    const value = params.get(name);
    // An empty `facets` means "none"; any other empty value means that a form field was left empty.
    if (value !== null && (value !== "" || name === "facets")) patch[name] = value;
  }
  for (const name of [...facetNames, ...exclusionNames]) patch[name] = [...new Set(params.getAll(name).filter(Boolean))];
  const page = Number(params.get("page") ?? 1);
  if (Number.isInteger(page) && page >= 1) patch.page = page;
  return patched(emptyQuery, patch);
}

/** Returns "?a=b&…" with only what differs from the defaults, or "" for the empty query. */
export function formatQuery(query: Query): string {
  const params = new URLSearchParams();
  for (const name of urlOrder) {
    const value = query[name];
    if (Array.isArray(value)) for (const item of value) params.append(name, item);
    else if (name === "page") query.page > 1 && params.append(name, String(query.page));
    else if (value !== undefined) params.append(name, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}

/**
 * Returns `query` with `patch` applied. What was not asked for by page is another list: it begins at its first page, and
 * the server chooses what its bars stand for, because days of a month may be too many of all years.
 */
export function patched(query: Query, patch: QueryPatch): Query {
  const next: Record<string, unknown> = { ...query, ...(patch.page === undefined && { page: 1, histogram: undefined }), ...patch };
  for (const name of singleNames) if (next[name] === undefined) delete next[name];
  return next as unknown as Query;
}

/** Returns `query` with one value of a facet or an exclusion switched on or off. */
export function toggled(query: Query, facet: FacetName | ExclusionName, id: string): Query {
  const values = query[facet];
  return patched(query, { [facet]: values.includes(id) ? values.filter((value) => value !== id) : [...values, id] });
}

/**
 * Returns `query` for the articles of its list that name `id`, too. A second person is one who is named together with
 * the first; where any of several is asked for already, the name is one more of them.
 */
export function narrowed(query: Query, facet: "person" | "org", id: string): Query {
  const chosen = query[facet];
  if (chosen.includes(id)) return patched(query, {});
  return patched(query, { [facet]: [...chosen, id], [`${facet}_op`]: chosen.length === 1 ? "and" : query[`${facet}_op`] });
}

/** Returns `query` without facets and dates; the words, their reading and the order stay. */
export function withoutFilters(query: Query): Query {
  const { page: _, ...noLists } = emptyQuery;
  return patched(query, {
    ...noLists, person_op: undefined, org_op: undefined, from: undefined, to: undefined, event_from: undefined,
    event_to: undefined, dates: undefined, match: undefined,
  });
}

/** The number of filters that "Clear all" would take away. A date range counts as one. */
export function filterCount(query: Query): number {
  const lists = [...facetNames, ...exclusionNames].reduce((sum, name) => sum + query[name].length, 0);
  const singles = [query.from || query.to, query.event_from || query.event_to, query.dates, query.match, query.person_op, query.org_op];
  return lists + singles.filter(Boolean).length;
}

/** The order in force: the default depends on whether there are words to be relevant to. */
export function sortInForce(query: Query): string {
  return query.sort ?? (query.q ? "relevance" : "newest");
}
