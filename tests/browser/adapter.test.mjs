// The InstantSearch adapter, with requests as algoliasearch-helper 3 makes them, against the server. No browser.
import assert from "node:assert/strict";
import test from "node:test";
import { dossierClient } from "../../web/adapter/dossier-client.mjs";
import { api, narrowing, serverUrl } from "./browser.mjs";

// Calls `body` with a client, and returns the paths that it asked for.
async function asked(body) {
  const paths = [];
  const { fetch } = globalThis;
  globalThis.fetch = (url, options) => {
    paths.push(String(url).replace(serverUrl, ""));
    return fetch(url, options);
  };
  try {
    await body(dossierClient(serverUrl));
  } finally {
    globalThis.fetch = fetch;
  }
  return paths;
}

test("a search and its N facet queries are one request, with the counts of the API", async () => {
  const lang = await narrowing("lang");
  const person = await narrowing("person", `lang=${lang.id}`);
  const expected = await api(`/api/v1/search?person=${person.id}&lang=${lang.id}&size=5&page=1&hl=en`);
  const base = { query: "", highlightPreTag: "__ais-highlight__", highlightPostTag: "__/ais-highlight__", maxValuesPerFacet: 10 };
  const counting = { ...base, analytics: false, clickAnalytics: false, hitsPerPage: 0, page: 0 };
  const paths = await asked(async (client) => {
    const { results } = await client.search([
      { indexName: "dossier", params: { ...base, page: 0, hitsPerPage: 5, facets: ["person", "lang"], facetFilters: [[`person:${person.id}`], [`lang:${lang.id}`]] } },
      { indexName: "dossier", params: { ...counting, facets: "person", facetFilters: [[`lang:${lang.id}`]] } },
      { indexName: "dossier", params: { ...counting, facets: "lang", facetFilters: [[`person:${person.id}`]] } },
    ]);
    assert.equal(results.length, 3);
    assert.equal(results[0].nbHits, expected.total);
    assert.deepEqual(results[0].hits.map(({ objectID }) => objectID), expected.hits.map(({ id }) => id));
    for (const [i, name] of [[1, "person"], [2, "lang"]]) {
      assert.deepEqual(results[i].facets[name], Object.fromEntries(expected.facets[name].values.map(({ id, count }) => [id, count])));
    }
    assert.ok(results[0].facetLabels.person[person.id].length > 0);
  });
  assert.equal(paths.length, 1, paths.join("\n"));
});

test("words, marks, pages, order, dates, exclusions and AND are those of the API", async () => {
  await asked(async (client) => {
    const search = async (params, indexName = "dossier") => (await client.search([{ indexName, params }])).results[0];
    const marked = await search({ query: "Putin", hitsPerPage: 3, highlightPreTag: "[", highlightPostTag: "]" });
    assert.ok(marked.hits.some((hit) => /\[.+\]/.test(hit._highlightResult.title.value + hit._snippetResult.text.value)));
    assert.equal(marked.nbPages, Math.ceil(marked.nbHits / 3));

    const [first, second] = [await search({ query: "", hitsPerPage: 2, page: 0 }), await search({ query: "", hitsPerPage: 2, page: 1 })];
    assert.equal(new Set([...first.hits, ...second.hits].map(({ objectID }) => objectID)).size, 4);
    const oldest = await search({ query: "", hitsPerPage: 1 }, "dossier_oldest");
    assert.equal(oldest.hits[0].objectID, (await api("/api/v1/search?sort=oldest&size=1")).hits[0].id);

    const seconds = (day) => Date.parse(`${day}T00:00:00Z`) / 1000;
    const range = await search({ query: "", numericFilters: [`date>=${seconds("2000-01-01")}`, `date<=${seconds("2009-12-31")}`] });
    assert.equal(range.nbHits, (await api("/api/v1/search?from=2000-01-01&to=2009-12-31&size=0")).total);

    const [a, b] = (await api("/api/v1/search?size=0&facet_size=2")).facets.person.values;
    const all = await search({ query: "", facetFilters: [`person:${a.id}`, `person:${b.id}`] });
    assert.equal(all.nbHits, (await api(`/api/v1/search?person=${a.id}&person=${b.id}&person_op=and&size=0`)).total);
    const without = await search({ query: "", facetFilters: [`person:-${a.id}`] });
    assert.equal(without.nbHits, (await api(`/api/v1/search?not.person=${a.id}&size=0`)).total);
  });
});

test("values of a facet are found by prefix", async () => {
  const { label, id, count } = (await api("/api/v1/search?size=0&hl=en")).facets.person.values[0];
  await asked(async (client) => {
    const [{ facetHits }] = await client.searchForFacetValues([
      { indexName: "dossier", params: { facetName: "person", facetQuery: label.slice(0, 4), query: "" } },
    ]);
    assert.deepEqual(facetHits.find(({ value }) => value === id), { value: id, highlighted: label, count });
  });
});

test("a refused search is an error", async () => {
  await asked(async (client) => {
    await assert.rejects(client.search([{ indexName: "dossier", params: { query: "date:2025-13" } }]));
  });
});
