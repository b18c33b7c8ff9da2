// An InstantSearch `searchClient` over Dossier's API: instantsearch({ indexName: "dossier", searchClient: dossierClient() }).
// Attributes are `person`, `org`, `source`, `lang` (values are ids; `facetLabels` of a result has their names) and `date`
// (seconds since 1970). An index named "dossier_newest" sorts so. InstantSearch asks once more for each refined facet;
// one answer of the API has the counts for all of them, so each search is one request.
const facetNames = ["person", "org", "source", "lang"];

/** `base` is where the server stands, without a slash at the end; `options` are those of `fetch`. */
export function dossierClient(base = "", options = {}) {
  const ask = async (path) => {
    const response = await fetch(base + path, options);
    if (!response.ok) throw new Error((await response.json()).detail ?? response.statusText);
    return response.json();
  };
  return {
    async search(requests) {
      const answers = new Map();
      let path = "";
      const waiting = requests.map(async ({ indexName, params = {} }) => {
        // A request for the counts of one facet names it alone, and follows the request that it belongs to.
        if (!path || typeof params.facets !== "string") path = `/api/v1/search?${parametersOf(params, indexName)}`;
        if (!answers.has(path)) answers.set(path, ask(path));
        return resultOf(await answers.get(path), params, indexName);
      });
      return { results: await Promise.all(waiting) };
    },
    async searchForFacetValues(requests) {
      return Promise.all(requests.map(async ({ params: { facetName, facetQuery, ...params } }) => {
        const search = parametersOf(params);
        for (const name of ["size", "page"]) search.delete(name);
        const { values } = await ask(`/api/v1/facets/${facetName}?${search}&${new URLSearchParams({ prefix: facetQuery })}`);
        const facetHits = values.map(({ id, label, count }) => ({ value: id, highlighted: label, count }));
        return { facetHits, exhaustiveFacetsCount: true, processingTimeMS: 0 };
      }));
    },
  };
}

function parametersOf({ query, page = 0, hitsPerPage = 20, facetFilters = [], numericFilters = [], maxValuesPerFacet }, indexName = "") {
  const search = new URLSearchParams({ q: query ?? "", page: page + 1, size: hitsPerPage });
  if (maxValuesPerFacet) search.set("facet_size", Math.min(maxValuesPerFacet, 200));
  const sort = /_(newest|oldest|relevance)$/.exec(indexName);
  if (sort) search.set("sort", sort[1]);
  // What stands in a list of its own is any of them, what stands alone is demanded: the `op` of the API.
  const demanded = {};
  for (const filter of facetFilters) {
    for (const [, name, minus, id] of [filter].flat().map((text) => /^(\w+):(-?)(.*)$/s.exec(text))) {
      search.append(minus ? `not.${name}` : name, id);
      if (!Array.isArray(filter) && !minus) demanded[name] = (demanded[name] ?? 0) + 1;
    }
  }
  for (const [name, number] of Object.entries(demanded)) if (number > 1) search.set(`${name}_op`, "and");
  for (const [, sign, seconds] of numericFilters.flat().map((text) => /^date\s*(>=|<=|=)\s*(-?\d+)$/.exec(text) ?? [])) {
    const day = new Date(seconds * 1000).toISOString().slice(0, 10);
    if (sign !== "<=") search.set("from", day);
    if (sign !== ">=") search.set("to", day);
  }
  return search;
}

function resultOf(answer, { query = "", page = 0, hitsPerPage = 20, highlightPreTag = "<em>", highlightPostTag = "</em>" }, index) {
  const marked = (pieces) => ({
    value: pieces.map((piece, i) => (i % 2 ? highlightPreTag + piece + highlightPostTag : piece)).join(""),
    matchLevel: pieces.length > 1 ? "full" : "none",
  });
  const ofFacets = (pick) =>
    Object.fromEntries(facetNames.map((name) => [name, Object.fromEntries((answer.facets[name]?.values ?? []).map((value) => [value.id, pick(value)]))]));
  const hits = answer.hits.map(({ id, title, snippets, ...hit }) => ({
    ...hit,
    objectID: id,
    title: title.join(""),
    _highlightResult: { title: marked(title) },
    _snippetResult: { text: marked(snippets[0] ?? []) },
  }));
  return {
    index, query, page, hitsPerPage, hits, params: "",
    nbHits: answer.total,
    nbPages: hitsPerPage ? Math.min(Math.ceil(answer.total / hitsPerPage), Math.floor(10_000 / hitsPerPage)) : 0,
    facets: ofFacets(({ count }) => count),
    facetLabels: ofFacets(({ label }) => label),
    exhaustiveNbHits: true,
    exhaustiveFacetsCount: true,
    processingTimeMS: Math.round(answer.timing_ms?.total ?? 0),
  };
}
