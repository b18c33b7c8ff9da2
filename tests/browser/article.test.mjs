// The article and the way back.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, serverUrl, settled, total, until, withPage, wordOf } from "./browser.mjs";

const titleHasFocus = (page) => page.evaluate(() => document.activeElement?.matches(".article h1") ?? false);

test("an article opens at its headline, and Back restores list, place and focus", async () => {
  const word = await wordOf("en");
  await withPage({ height: 500 }, async (page) => {
    await open(page, "/");
    await page.locator("input[name=q]").fill(word);
    await arrived(page, (p) => p.get("q") === word, "the word is searched");
    const count = await total(page);
    const hit = page.locator(".hit a[data-hit]").last();
    await hit.scrollIntoViewIfNeeded();
    const id = await hit.getAttribute("data-hit");
    const headline = await hit.innerText();
    const place = await page.evaluate(() => scrollY);
    await hit.click();
    await until(() => titleHasFocus(page), "the headline has the focus");
    assert.equal(new URL(page.url()).pathname, `/a/${encodeURIComponent(id)}`);
    assert.equal(params(page).get("q"), word);
    assert.equal(await page.locator(".article h1").innerText(), headline);
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.ok((await page.locator(".article mark").count()) > 0, "matches are marked");
    assert.ok((await page.locator(".article-body > p").count()) > 0);

    await page.goBack();
    await arrived(page, (p, path) => path === "/" && p.get("q") === word, "the list is back");
    assert.equal(await total(page), count);
    await until(async () => Math.abs((await page.evaluate(() => scrollY)) - place) < 2, "the place is back");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("data-hit")), id);
  });
});

test("the link back to the results is a step back where the list was the step before", async () => {
  await withPage({}, async (page) => {
    await open(page, "/?sort=oldest");
    const depth = await page.evaluate(() => history.length);
    await page.locator(".hit a[data-hit]").nth(1).click();
    await until(() => titleHasFocus(page), "the headline has the focus");
    await page.locator(".article-back a").click();
    await arrived(page, (p, path) => path === "/" && p.get("sort") === "oldest", "the list is back");
    assert.equal(await page.evaluate(() => history.length), depth + 1, "no entry was added");
  });
});

test("a deep link shows the article, its names, and a way to the list", async () => {
  const { hits } = await api("/api/v1/search?size=20");
  const hit = hits.find(({ person, date }) => person.length > 0 && date) ?? hits[0];
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/a/${encodeURIComponent(hit.id)}?sort=oldest&hl=en`);
    await until(() => titleHasFocus(page), "the headline has the focus");
    assert.equal(await page.locator(".article h1").innerText(), hit.title.join(""));
    assert.equal(await page.locator(".article time").getAttribute("datetime"), hit.date.value);
    assert.match(await page.title(), /Dossier$/);
    const tag = page.locator(".article-names .tag-person").first();
    assert.match(await page.locator(".article-names li .facet-count").first().innerText(), /^\d+×$/);
    await tag.click();
    await arrived(page, (p, path) => path === "/" && p.has("person"), "the person is searched");
    const named = (await api(`/api/v1/search?size=100&person=${params(page).get("person")}`)).hits.map(({ id }) => id);
    assert.equal(await total(page), named.length);
    assert.ok(named.includes(hit.id), "the article is among those that name the person");
    await page.goBack();
    await until(() => titleHasFocus(page), "the article is back");
    await page.locator(".article-back a").click();
    await arrived(page, (p, path) => path === "/" && p.get("sort") === "oldest", "the list is there");
  });
});

test("an inferred date says so, in the list and in the article", async () => {
  const answer = JSON.stringify({
    id: "x", url: "/a/x", lang: "en", source: { id: "s", label: "Source" },
    date: { value: "2025-10-22", precision: "day", basis: "inferred", evidence: "12 November 2024" },
    title: ["A headline"], body: [{ kind: "p", text: ["A sentence."] }], person: [], org: [], dates: [], matches: 0, links: {},
  });
  await withPage({}, async (page) => {
    await page.route("**/api/v1/articles/x?*", (route) => route.fulfill({ contentType: "application/json", body: answer }));
    await page.goto(`${serverUrl}/a/x`);
    await page.locator(".article time.inferred").waitFor();
    assert.match(await page.locator(".article time").innerText(), /≈.22 October 2025/);
    assert.match(await page.locator(".date-basis").innerText(), /12 November 2024/);
    assert.equal(await page.locator(".article-names").count(), 0, "no heading stands over nothing");
  });
});

test("letters do not throw the reader out of an article; Enter searches", async () => {
  const word = await wordOf("en");
  const { hits } = await api("/api/v1/search?size=1");
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/a/${encodeURIComponent(hits[0].id)}`);
    await until(() => titleHasFocus(page), "the headline has the focus");
    await page.keyboard.press("/");
    await page.keyboard.type(word, { delay: 30 });
    assert.match(new URL(page.url()).pathname, /^\/a\//);
    await page.keyboard.press("Enter");
    await arrived(page, (p, path) => path === "/" && p.get("q") === word, "the word is searched");
  });
});

test("an unknown article is said to be missing, with a way on", async () => {
  await withPage({ expected: [/404/] }, async (page) => {
    await page.goto(`${serverUrl}/a/no-such-article-here`);
    await page.locator("[data-state=error]").waitFor();
    assert.match(await page.locator("[data-state=error] h2").innerText(), /no such article/i);
    await page.getByRole("link", { name: "To the search" }).click();
    await settled(page);
  });
});

test("matches are stepped through, around the end", async () => {
  const { hits } = await api("/api/v1/search?q=Putin&size=20");
  const found = await Promise.all(hits.map(({ id }) => api(`/api/v1/articles/${id}?q=Putin`)));
  const article = found.find(({ matches }) => matches > 1);
  await withPage({ height: 400 }, async (page) => {
    await page.goto(`${serverUrl}/a/${article.id}?q=Putin&hl=en`);
    const next = page.getByRole("button", { name: "Next match" });
    await next.waitFor();
    const marks = await page.locator(".article mark").count();
    assert.ok(marks > 1);
    for (let i = 1; i <= marks; i++) {
      await next.click();
      await until(async () => (await page.locator(".mark-steps").innerText()).includes(`${i} of ${marks}`), `the ${i}th match`);
      const current = page.locator("mark.mark-current");
      assert.equal(await current.count(), 1);
      await until(() => current.evaluate((mark) => mark.getBoundingClientRect().top >= 0 && mark.getBoundingClientRect().bottom <= innerHeight), "it is in view");
    }
    await next.click();
    await until(async () => (await page.locator(".mark-steps").innerText()).includes(`1 of ${marks}`), "from the last to the first");
    await page.getByRole("button", { name: "Previous match" }).click();
    await until(async () => (await page.locator(".mark-steps").innerText()).includes(`${marks} of ${marks}`), "from the first to the last");
  });
});

test("names in the text lead to their pages, also where a match stands in them", async () => {
  const { hits } = await api("/api/v1/search?q=Putin&size=20");
  const found = await Promise.all(hits.map(({ id }) => api(`/api/v1/articles/${id}`)));
  const article = found.find(({ body }) => body.some(({ entities }) => entities.some(({ id }) => id === "putin")));
  const block = article.body.find(({ entities }) => entities.some(({ id }) => id === "putin"));
  const { begin, end } = block.entities.find(({ id }) => id === "putin");
  const name = [...block.text.join("")].slice(begin, end).join("");
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/a/${article.id}?q=Putin&hl=en`);
    const link = page.locator('.article-body a.name[href^="/e/putin"]').first();
    assert.equal(await link.innerText(), name);
    const text = (await page.locator(".article-body > *").allInnerTexts()).join("|");
    assert.ok(text.includes(block.text.join("").slice(0, 60)), "the text is whole");
    assert.ok((await page.locator(".article-body a.name mark").count()) > 0, "the match in the name is marked");
    await link.click();
    await page.locator(".entity-view h1").waitFor();
    await page.goBack();
    await until(() => titleHasFocus(page), "the article is back");
  });
});

test("an article is cited: a reference to copy, and files", async () => {
  const { hits } = await api("/api/v1/search?size=1");
  await withPage({}, async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${serverUrl}/a/${hits[0].id}?hl=en`);
    await page.locator(".cite summary").click();
    await page.locator(".cite-text").waitFor();
    const text = await page.locator(".cite-text").innerText();
    assert.ok(text.includes(hits[0].title.join("")), text);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.locator(".cite", { hasText: "Copied." }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
    assert.match(await page.locator(".cite").innerText(), /GOST R 7\.0\.100-2018/, "the style has its name");
    for (const [name, ending, program] of [["BibTeX", "bib", "LaTeX"], ["RIS", "ris", "EndNote"], ["CSL-JSON", "json", "Pandoc"]]) {
      const link = page.locator(".cite a", { hasText: name });
      assert.match(await page.locator(".cite-files li", { hasText: name }).innerText(), new RegExp(`file for .*${program}`));
      assert.equal(await link.getAttribute("download"), `${hits[0].id}.${ending}`);
      assert.equal((await fetch(serverUrl + (await link.getAttribute("href")))).status, 200);
    }
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".cite-text").isVisible(), false);
  });
});

test("where the browser has no clipboard, the reader is told to select the text", async () => {
  const { hits } = await api("/api/v1/search?size=1");
  await withPage({}, async (page) => {
    // As over plain http from another machine.
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.goto(`${serverUrl}/a/${hits[0].id}?hl=en`);
    await page.locator(".cite summary").click();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.locator(".cite", { hasText: "select the text" }).waitFor();
  });
});

test("an article is cited in Russian, too", async () => {
  const { hits } = await api("/api/v1/search?size=1");
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/a/${hits[0].id}?hl=ru`);
    await page.locator(".cite summary").click();
    await page.locator(".cite-text").waitFor();
    const text = await page.locator(".cite").innerText();
    assert.match(text, /ГОСТ Р 7\.0\.100–2018[\s\S]*BibTeX файл для[\s\S]*RIS файл для[\s\S]*CSL-JSON файл для/);
  });
});

test("an article leads to what the other language has on the same people at the same time, where it has anything", async () => {
  const { hits } = await api("/api/v1/search?lang=en&size=100");
  const hit = hits.find(({ person, date, lang }) => lang === "en" && person.length > 1 && date.precision === "day");
  const none = await api("/api/v1/search?size=0&facets=&histogram=none");
  for (const total of [0, 1, 3]) {
    await withPage({}, async (page) => {
      let asked = null;
      await page.route(/\/api\/v1\/search\?.*size=0/, (route) => {
        asked = new URL(route.request().url()).searchParams;
        return route.fulfill({ contentType: "application/json", body: JSON.stringify({ ...none, total }) });
      });
      await page.goto(`${serverUrl}/a/${hit.id}?hl=en`);
      await page.locator(".article-names .tag").first().waitFor();
      await until(() => asked, "it is asked how many there are");
      assert.equal(asked.get("lang"), "ru");
      const link = page.locator(".article-names a", { hasText: "the same people" });
      if (total === 0) {
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
        assert.equal(await link.count(), 0);
        return;
      }
      await link.waitFor();
      assert.match(await link.innerText(), total === 1 ? /^1 article on/ : /^3 articles on/);
      await link.click();
      await arrived(page, (p, path) => path === "/" && p.get("lang") === "ru" && p.getAll("person").length === 2, "the people are searched");
      assert.ok(params(page).get("from") < hit.date.value && hit.date.value < params(page).get("to"));
    });
  }
});
