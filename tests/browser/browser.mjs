// What every test file needs: one Chromium, pages that watch for faults, waiting for events, and facts about
// the corpus, which the tests ask of the server, because they must hold for any corpus.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { chromiumOptions, serverUrl } from "./chromium.mjs";

export { serverUrl };

/** How long anything may take before a test gives up, in milliseconds. */
const patience = 20_000;

let browser;
before(async () => {
  browser = await chromium.launch(chromiumOptions);
});
after(() => browser?.close());

/**
 * Runs `body` with a page of its own and fails when the page logs a fault, throws, or asks anyone but the server.
 * `expected` lists patterns of console lines that the test provokes.
 */
export async function withPage(options, body) {
  const { width = 1280, height = 900, theme = "light", locale = "en-GB", expected = [] } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const faults = [];
  page.on("console", (message) => {
    const isExpected = expected.some((pattern) => pattern.test(message.text()));
    if (["error", "warning"].includes(message.type()) && !isExpected) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${serverUrl}/`) && !request.url().startsWith("data:")) faults.push(`asked ${request.url()}`);
  });
  try {
    await body(page);
    assert.deepEqual(faults, [], "the console is clean and nobody outside is asked");
  } finally {
    await context.close();
  }
}

/**
 * Polls until `probe` returns something true and returns it. Not `page.waitForFunction`: that needs eval, which
 * the page's policy forbids.
 */
export async function until(probe, what) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Waits until the list on the screen is the answer to the address, in the language of the address. */
export async function settled(page) {
  const language = params(page).get("hl");
  if (["en", "ru"].includes(language)) await page.locator(`html[lang=${language}]`).waitFor();
  await page.locator(".results:not(.is-stale)").waitFor();
}

/** Opens a search of the page and waits for its answer. */
export async function open(page, path) {
  await page.goto(serverUrl + path);
  await settled(page);
}

/** The parameters of the page's address. */
export function params(page) {
  return new URL(page.url()).searchParams;
}

/** Waits until the address satisfies `test`, then until its answer is there. */
export async function arrived(page, test, what) {
  await until(() => test(params(page), new URL(page.url()).pathname), what);
  if (new URL(page.url()).pathname === "/") await settled(page);
}

/** The number in the line above the hits. */
export async function total(page) {
  const text = await page.locator("#results-title").innerText();
  return Number(text.replace(/\D/g, ""));
}

/** The values of a facet as the page shows them, excluded ones left out: id, label, count, checked. */
export function facet(page, name) {
  return page.locator(`[data-facet=${name}] li:has(input)`).evaluateAll((items) =>
    items.map((item) => ({
      id: item.querySelector("input").value,
      checked: item.querySelector("input").checked,
      label: item.querySelector(".facet-label").textContent,
      count: Number(item.querySelector(".facet-count").textContent.replace(/\D/g, "")),
    })),
  );
}

/** Clicks a value of a facet where a hand would: on its name. */
export async function clickFacet(page, name, id) {
  await page.locator(`[data-facet=${name}] label`, { has: page.locator(`input[value="${id}"]`) }).locator(".facet-label").click();
}

/** Asks the API. */
export async function api(path) {
  const response = await fetch(serverUrl + path);
  assert.equal(response.status, 200, `${path} answers`);
  return response.json();
}

/** A word from the headline of an article in `lang` that finds at least one article, five letters or longer. */
export async function wordOf(lang) {
  const { hits } = await api(`/api/v1/search?lang=${lang}&size=20`);
  const letters = lang === "ru" ? /[а-яё]{5,}/giu : /[a-z]{5,}/gi;
  for (const hit of hits) {
    for (const word of hit.title.join("").match(letters) ?? []) {
      const answer = await api(`/api/v1/search?q=${encodeURIComponent(word)}&size=0`);
      if (answer.total > 0) return word.toLowerCase();
    }
  }
  return assert.fail(`the corpus has a word in ${lang}`);
}

/** A value of `name` that some articles have and some do not, in a search with these parameters. */
export async function narrowing(name, search = "") {
  const { facets, total: all } = await api(`/api/v1/search?size=0&hl=en&${search}`);
  const value = facets[name].values.find(({ count }) => count > 0 && count < all);
  return value ?? assert.fail(`a ${name} narrows the search ${search}`);
}
