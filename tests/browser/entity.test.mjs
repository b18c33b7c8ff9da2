// The page of a person or an organization.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, serverUrl, total, until, withPage } from "./browser.mjs";

async function someone() {
  const [person] = (await api("/api/v1/search?size=0&hl=en")).facets.person.values;
  return { ...person, ...(await api(`/api/v1/entities/${person.id}?hl=en`)) };
}

test("names, times, company and newest articles of a person", async () => {
  const person = await someone();
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/e/${person.id}?hl=en`);
    await page.locator(".entity-view h1").waitFor();
    assert.equal(await page.locator("h1").innerText(), person.label);
    assert.ok(await page.evaluate(() => document.activeElement.matches("h1")), "reading starts at the name");
    assert.match(await page.title(), new RegExp(person.label));
    assert.match(await page.locator(".entity-names").innerText(), new RegExp(person.labels.ru));
    await page.locator(".timeline [data-start]").first().waitFor();
    assert.equal(await page.locator(".hit").count(), person.newest.length);
    const ranked = await page.locator(".together").first().locator(".together-count").allInnerTexts();
    assert.deepEqual(ranked.map(Number), person.person.values.map(({ count }) => count));
    assert.ok(ranked.every((count, i) => i === 0 || Number(ranked[i - 1]) >= Number(count)), "the most frequent first");
    await page.locator(".meta a").click();
    await arrived(page, (p, path) => path === "/" && p.get("person") === person.id, "all articles are searched");
    assert.equal(await total(page), person.total);
  });
});

test("a number beside a name leads to as many articles that name both, a name to its own page", async () => {
  const person = await someone();
  const [other] = person.person.values;
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/e/${person.id}?hl=en`);
    await page.locator(".together-count").first().click();
    await arrived(page, (p, path) => path === "/" && p.get("person_op") === "and" && p.getAll("person").length === 2, "both are searched");
    assert.equal(await total(page), other.count);
    await page.goBack();
    await page.locator(".together a").first().click();
    await until(() => new URL(page.url()).pathname === `/e/${other.id}`, "the other's page");
    await until(async () => (await page.locator("h1").innerText()) === other.label, "the other's name");
  });
});

test("a bar of the timeline leads to its articles", async () => {
  const person = await someone();
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/e/${person.id}?hl=en`);
    const bar = page.locator(".timeline [data-start]").first();
    const start = await bar.getAttribute("data-start");
    await bar.locator("rect").last().click();
    await arrived(page, (p, path) => path === "/" && p.get("from") === start && p.get("to") === start, "the time is searched");
    assert.equal(params(page).get("person"), person.id);
    assert.ok((await total(page)) > 0);
  });
});

test("the bars of a long life are what the search counts by years, with articles of which only the year is known", async () => {
  const person = await someone();
  const { histogram } = await api(`/api/v1/search?person=${person.id}&histogram=year&size=0&facets=`);
  // The corpus need not have such an article.
  const [known] = histogram.buckets.filter(({ count }) => count > 0);
  known.count += 7;
  assert.ok(person.histogram.buckets.length > 36, "months would be too many");
  await withPage({}, async (page) => {
    await page.route("**/api/v1/search?*histogram=year*", (route) =>
      route.fulfill({ contentType: "application/json", body: JSON.stringify({ histogram }) }),
    );
    await page.goto(`${serverUrl}/e/${person.id}?hl=en`);
    const bar = page.locator(`.timeline a[aria-label^="${known.start}: ${known.count} "]`);
    await bar.waitFor({ state: "attached" });
    assert.equal(await page.locator(".timeline a").count(), histogram.buckets.filter(({ count }) => count > 0).length);
  });
});

test("the bars of the timeline are links for the keys, each with its time and its count", async () => {
  const person = await someone();
  for (const [language, name] of [["en", /^((\w+ )?\d{4}): \d+ articles?$/], ["ru", /^([а-я]+ )?\d{4}( г\.)?: \d+ (статья|статьи|статей)$/]]) {
    await withPage({}, async (page) => {
      await page.goto(`${serverUrl}/e/${person.id}?hl=${language}`);
      await page.locator(".timeline a").first().waitFor();
      const names = (await page.locator(".timeline a").evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")))).map((text) => text.replace(/\s/g, " "));
      assert.equal(names.length, await page.locator(".timeline [data-start]").count());
      for (const text of names) assert.match(text, name);
      const bar = page.locator(".timeline [data-start]", { has: page.locator("a") }).last();
      const start = await bar.getAttribute("data-start");
      await page.locator(".timeline a").last().focus();
      assert.equal(await page.locator(".timeline a").last().evaluate((link) => getComputedStyle(link).outlineStyle), "none", "nothing is stretched over other bars");
      assert.notEqual(await page.locator(".timeline a:focus-visible .bar-place").evaluate((place) => getComputedStyle(place).stroke), "none", "its place is framed");
      await page.keyboard.press("Enter");
      await arrived(page, (p, path) => path === "/" && p.get("from") === start && p.get("person") === person.id, "the time is searched");
    });
  }
});

test("the list leads to the page of a name, and the page back to the list", async () => {
  const person = await someone();
  await withPage({}, async (page) => {
    await open(page, `/?person=${person.id}&sort=oldest&hl=ru`);
    await page.locator(".notices a", { hasText: person.labels.ru }).click();
    await page.locator(".entity-view h1").waitFor();
    assert.equal(await page.locator("h1").innerText(), person.labels.ru);
    await page.locator(".article-back a").click();
    await arrived(page, (p, path) => path === "/" && p.get("sort") === "oldest", "the list is back");
  });
});

test("an unknown id is said to be unknown, with a way on", async () => {
  await withPage({ expected: [/404/] }, async (page) => {
    await page.goto(`${serverUrl}/e/nobody-of-this-name?hl=en`);
    await page.locator("[data-state=error]").waitFor();
    assert.match(await page.locator("[data-state=error] h2").innerText(), /no such article or name/i);
    await page.getByRole("link", { name: "To the search" }).click();
    await arrived(page, (p, path) => path === "/", "the search is there");
  });
});
