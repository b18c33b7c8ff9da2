// What a search is taken away as: files, a feed, the browser's own search box.
import assert from "node:assert/strict";
import test from "node:test";
import { api, open, serverUrl, withPage } from "./browser.mjs";

// Parses XML in the browser, whose parser is a strict one, and returns what `read` finds.
async function parse(path, read) {
  const response = await fetch(serverUrl + path);
  assert.equal(response.status, 200, path);
  const text = await response.text();
  let found;
  await withPage({}, async (page) => {
    await page.goto(serverUrl);
    found = await page.evaluate(
      ([xml, source]) => {
        const document = new DOMParser().parseFromString(xml, "application/xml");
        const fault = document.querySelector("parsererror");
        const all = (name) => [...document.getElementsByTagName(name)].map((element) => ({ text: element.textContent, ...Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])) }));
        return { fault: fault?.textContent ?? null, root: document.documentElement.localName, ...Object.fromEntries(source.map((name) => [name, all(name)])) };
      },
      [text, read],
    );
  });
  assert.equal(found.fault, null, path);
  return { ...found, type: response.headers.get("content-type") };
}

test("opensearch.xml parses, and its template searches", async () => {
  const found = await parse("/opensearch.xml", ["ShortName", "Url"]);
  assert.equal(found.root, "OpenSearchDescription");
  assert.equal(found.ShortName[0].text, "Dossier");
  const page = found.Url.find(({ type }) => type === "text/html");
  assert.ok(page.template.includes("{searchTerms}"));
  const suggest = found.Url.find(({ type }) => type === "application/x-suggestions+json");
  const [typed, words] = await (await fetch(suggest.template.replace("{searchTerms}", "put"))).json();
  assert.equal(typed, "put");
  assert.ok(words.length > 0);
  await withPage({}, async (tab) => {
    await open(tab, page.template.replace("{searchTerms}", "Putin").replace(serverUrl, ""));
    assert.equal(await tab.locator("input[name=q]").inputValue(), "Putin");
    const link = await tab.locator('link[rel="search"]').getAttribute("href");
    assert.equal(link, "/opensearch.xml");
  });
});

test("feed.atom parses and has the newest hits of the search, also with marks and quotes in it", async () => {
  const { hits } = await api("/api/v1/search?q=Putin&sort=newest&size=5");
  const found = await parse("/feed.atom?q=Putin", ["entry", "title", "updated", "id"]);
  assert.equal(found.root, "feed");
  assert.match(found.type, /^application\/atom\+xml/);
  assert.ok(found.entry.length >= hits.length);
  assert.ok(found.entry[0].text.includes(hits[0].title.join("")), "the newest first");
  assert.ok(found.updated.every(({ text }) => !Number.isNaN(Date.parse(text))));
  assert.equal(new Set(found.id.map(({ text }) => text)).size, found.entry.length + 1, "ids are unique");
  await parse(`/feed.atom?q=${encodeURIComponent('"foreign minister" <b>&')}`, []);
});

test("the menu saves the whole search: table, lines, feed, with its filters", async () => {
  const [person] = (await api("/api/v1/search?size=0&hl=en&facet_size=1")).facets.person.values;
  await withPage({}, async (page) => {
    await open(page, `/?person=${person.id}&size=5&hl=en`);
    const menu = page.locator(".toolbar .menu");
    await menu.locator("summary").click();
    for (const [name, type] of [["CSV", "text/csv"], ["JSON Lines", "application/jsonl"], ["Atom", "application/atom+xml"]]) {
      const address = await menu.getByRole("link", { name }).getAttribute("href");
      assert.equal(new URL(address, serverUrl).searchParams.get("person"), person.id, name);
      const { headers, status } = await fetch(serverUrl + address);
      assert.equal(status, 200, name);
      assert.ok(headers.get("content-type").startsWith(type), `${name} is ${headers.get("content-type")}`);
    }
    const [download] = await Promise.all([page.waitForEvent("download"), menu.getByRole("link", { name: "CSV" }).click()]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    await page.mouse.click(640, 700);
    assert.equal(await menu.locator(".menu-panel").isVisible(), false, "a click beside it closes it");
  });
});

test("a saved search has all its hits, not only those of a page", async () => {
  const [person] = (await api("/api/v1/search?size=0&hl=en&facet_size=1")).facets.person.values;
  const text = await (await fetch(`${serverUrl}/api/v1/export?format=jsonl&person=${person.id}`)).text();
  assert.equal(text.trim().split("\n").map((line) => JSON.parse(line)).length, person.count);
});

test("on a small screen the menu stands below the hits", async () => {
  await withPage({ width: 320, height: 640 }, async (page) => {
    await open(page, "/?q=Putin&hl=ru");
    assert.equal(await page.locator(".toolbar .menu").count(), 0);
    await page.locator(".save-below summary").click();
    await page.locator(".save-below").getByRole("link", { name: "CSV" }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  });
});
