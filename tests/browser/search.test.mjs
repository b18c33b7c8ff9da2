// Typing, hits, order, pages, and what stays true under way.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, settled, total, until, withPage, wordOf } from "./browser.mjs";

test("typing gives marked hits and a count", async () => {
  const word = await wordOf("en");
  const expected = (await api(`/api/v1/search?q=${word}`)).total;
  await withPage({}, async (page) => {
    await open(page, "/");
    await page.locator("input[name=q]").click();
    await page.keyboard.type(word, { delay: 20 });
    await arrived(page, (p) => p.get("q") === word, "the address has the word");
    assert.equal(await total(page), expected);
    assert.ok((await page.locator(".hit").count()) > 0);
    assert.ok((await page.locator(".hit mark").count()) > 0, "matches are marked");
    assert.equal(await page.locator("input[name=q]").inputValue(), word);
    assert.ok(await page.locator("input[name=q]").evaluate((input) => input === document.activeElement), "focus stays");
    await until(async () => (await page.locator("[role=status]").innerText()).includes(String(expected)), "the count is announced");
  });
});

test("one query is one step back, however many letters it has", async () => {
  const word = await wordOf("en");
  await withPage({}, async (page) => {
    await open(page, "/");
    const all = await total(page);
    const depth = await page.evaluate(() => history.length);
    for (const letter of word) {
      await page.locator("input[name=q]").press(letter);
      await until(() => params(page).get("q")?.endsWith(letter), "the letter is searched");
    }
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await page.evaluate(() => history.length), depth + 1);
    await page.goBack();
    await arrived(page, (p) => !p.has("q"), "the words are gone");
    assert.equal(await total(page), all);
    assert.equal(await page.locator("input[name=q]").inputValue(), "");
    await page.goForward();
    await arrived(page, (p) => p.get("q") === word, "the words are back");
    assert.equal(await page.locator("input[name=q]").inputValue(), word);
  });
});

test("the form stands in the page without script and searches by its address", async () => {
  const word = await wordOf("en");
  await withPage({}, async (page) => {
    await page.route("**/app.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await page.goto(new URL("/", process.env.DOSSIER_URL ?? "http://127.0.0.1:8080").href);
    await page.locator("input[name=q]").fill(word);
    await page.locator("form[role=search] button").click();
    await until(() => params(page).get("q") === word, "the form has gone to /?q=");
  });
});

test("letters typed before the script are kept and searched", async () => {
  const word = await wordOf("en");
  await withPage({}, async (page) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/app.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(new URL("/", process.env.DOSSIER_URL ?? "http://127.0.0.1:8080").href, { waitUntil: "commit" });
    await page.locator("input[name=q]").click();
    await page.keyboard.type(word);
    release();
    await arrived(page, (p) => p.get("q") === word, "the word is searched");
    assert.equal(await page.locator("input[name=q]").inputValue(), word);
  });
});

test("a slash goes to the search box, but not while someone types, and can be turned off", async () => {
  await withPage({}, async (page) => {
    await open(page, "/");
    const inBox = () => page.evaluate(() => document.activeElement.getAttribute("name"));
    await page.keyboard.press("/");
    assert.equal(await inBox(), "q");
    await page.keyboard.type("a/b");
    assert.equal(await page.locator("input[name=q]").inputValue(), "a/b");
    await page.locator("input[name=from]").click();
    await page.keyboard.press("/");
    assert.equal(await inBox(), "from");
    await page.locator(".footer input").uncheck();
    await page.keyboard.press("/");
    assert.notEqual(await inBox(), "q");
  });
});

test("the order can be chosen and dates follow it", async () => {
  await withPage({}, async (page) => {
    await open(page, "/");
    await page.locator(".sort select").selectOption("oldest");
    await arrived(page, (p) => p.get("sort") === "oldest", "the address has the order");
    const dates = await page.locator(".hit time").evaluateAll((times) => times.map((time) => time.dateTime));
    const years = dates.map((date) => date.slice(0, 4));
    assert.deepEqual(years, [...years].sort());
    await page.locator(".sort select").selectOption("newest");
    await arrived(page, (p) => !p.has("sort"), "the default is not in the address");
  });
});

test("pages are links, and going on starts at the top", async () => {
  await withPage({ height: 500 }, async (page) => {
    await open(page, "/?size=5");
    const all = await total(page);
    assert.ok(all > 5, "the corpus has more than one page of five");
    const first = await page.locator(".hit a[data-hit]").first().getAttribute("data-hit");
    const next = page.locator(".pager a[rel=next]");
    assert.equal(await next.getAttribute("href"), "/?page=2&size=5");
    await next.click();
    await arrived(page, (p) => p.get("page") === "2", "the second page");
    assert.notEqual(await page.locator(".hit a[data-hit]").first().getAttribute("data-hit"), first);
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.equal(await total(page), all);
    const sources = page.locator("[data-facet=lang] input").first();
    await sources.click();
    await arrived(page, (p) => !p.has("page"), "a new filter starts at the first page");
  });
});
