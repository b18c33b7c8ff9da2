// Empty, failed, busy, offline; answers in the wrong order; markup in articles.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, serverUrl, settled, total, until, withPage, wordOf } from "./browser.mjs";

const json = (body, status = 200) => ({
  status,
  contentType: status === 200 ? "application/json" : "application/problem+json",
  body: JSON.stringify(body),
});

test("no hits: the page says so and leads out", async () => {
  await withPage({}, async (page) => {
    await open(page, "/");
    const all = await total(page);
    await open(page, "/?q=qqzzqqzzqq&lang=en&match=all");
    await page.locator("[data-state=empty]").waitFor();
    assert.equal(await total(page), 0);
    assert.ok((await page.locator("[data-state=empty] a").count()) > 0, "there is a way out");
    await page.locator(".chips .link-button").click();
    await arrived(page, (p) => !p.has("lang") && !p.has("match"), "the filters are off");
    await page.locator("input[name=q]").fill("");
    await arrived(page, (p) => !p.has("q"), "the words are off");
    assert.equal(await total(page), all);
  });
});

test("a wrong parameter of the address is named", async () => {
  await withPage({ expected: [/400/] }, async (page) => {
    await page.goto(`${serverUrl}/?from=banana&hl=en`);
    await page.locator("[data-state=error]").waitFor();
    assert.match(await page.locator("[data-state=error]").innerText(), /banana/);
    await page.locator(".chip").click();
    await arrived(page, (p) => !p.has("from"), "the chip takes it off");
    assert.ok((await total(page)) > 0);
  });
});

test("a setting at fault, and not the words, is what is to be changed, and one click does it", async () => {
  const detail = "a histogram by day would have 14252 buckets";
  const problem = { type: "/problems/query-too-complex", title: "Query too complex", status: 422, detail, errors: [{ parameter: "histogram", code: "too-complex", detail }] };
  await withPage({ expected: [/422/] }, async (page) => {
    await page.route("**/api/v1/search?*histogram=day*", (route) => route.fulfill(json(problem, 422)));
    await page.goto(`${serverUrl}/?q=Putin&histogram=day&hl=en`);
    const text = await page.locator("[data-state=error]").innerText();
    assert.match(text, /A search setting is not valid/);
    assert.doesNotMatch(text, /fewer words/);
    await page.getByRole("link", { name: "Search without this setting" }).click();
    await arrived(page, (p) => p.get("q") === "Putin" && !p.has("histogram"), "the words are searched");
    assert.ok((await total(page)) > 0);
  });
});

test("faults of parameters are told in Russian, without the server's English", async () => {
  const cases = {
    "from=banana": "С: «banana» — не дата. Пишите 2024, июль 2024, 07.2024 или 15.07.2024.",
    "event_to=2024-13": "Даты в тексте, по: «2024-13» — не дата. Пишите 2024, июль 2024, 07.2024 или 15.07.2024.",
    "from=2025&to=2024": "Начало периода позже его конца.",
    "size=500": "Статей на странице: «500» вне допустимых пределов. Нужно целое число от 0 до 100.",
    "sort=best": "Порядок: «best» не подходит. Можно: relevance, newest, oldest.",
    "page=600&size=100": "Страница: «600» вне допустимых пределов.",
  };
  await withPage({ expected: [/400/] }, async (page) => {
    for (const [search, sentence] of Object.entries(cases)) {
      await page.goto(`${serverUrl}/?${search}&hl=ru`);
      await page.locator("[data-state=error]").waitFor();
      assert.equal(await page.locator(".faults").innerText(), sentence, search);
    }
  });
});

test("a server that is not ready is asked again", async () => {
  await withPage({ expected: [/503/] }, async (page) => {
    let isDown = true;
    const problem = { type: "/problems/index-unavailable", title: "Index unavailable", status: 503, detail: "opening" };
    await page.route("**/api/v1/search?*", (route) => (isDown ? route.fulfill(json(problem, 503)) : route.continue()));
    await page.goto(`${serverUrl}/?hl=ru`);
    await page.locator("[data-state=error]").waitFor();
    assert.match(await page.locator("[data-state=error]").innerText(), /индекс сейчас недоступен/);
    isDown = false;
    await page.getByRole("button", { name: "Повторить" }).click();
    await settled(page);
    assert.ok((await total(page)) > 0);
    assert.equal(await page.locator("[data-state=error]").count(), 0);
  });
});

test("without a network the old list stays, and the search goes on by itself", async () => {
  const word = await wordOf("en");
  await withPage({ expected: [/ERR_INTERNET_DISCONNECTED/] }, async (page) => {
    await open(page, "/?hl=en");
    await page.context().setOffline(true);
    await page.locator("input[name=q]").fill(word);
    await page.locator("[data-state=offline]").waitFor();
    assert.ok((await page.locator(".is-stale .hit").count()) > 0);
    await page.context().setOffline(false);
    await settled(page);
    assert.equal(params(page).get("q"), word);
    assert.equal(await page.locator("[data-state=offline]").count(), 0);
  });
});

test("a slow answer never overwrites a newer one, and old hits stay dimmed until it comes", async () => {
  const body = await api("/api/v1/search?size=3&hl=en");
  await withPage({}, async (page) => {
    const held = [];
    await page.route("**/api/v1/search?*", async (route) => {
      const q = new URL(route.request().url()).searchParams.get("q");
      if (q === "slow") await new Promise((resolve) => held.push(resolve));
      const number = q === "slow" ? 77 : q === "fast" ? 88 : body.total;
      await route.fulfill(json({ ...body, total: number })).catch(() => {});
    });
    await open(page, "/?hl=en");
    await page.locator("input[name=q]").fill("slow");
    await until(() => held.length === 1, "the slow request is under way");
    assert.equal(await page.locator(".results").getAttribute("aria-busy"), "true");
    assert.ok((await page.locator(".is-stale .hit").count()) > 0, "the old hits are still there");
    await page.locator("input[name=q]").fill("fast");
    await until(async () => (await total(page)) === 88, "the newer answer is shown");
    held[0]();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
    assert.equal(await total(page), 88);
  });
});

test("markup in an article is text", async () => {
  const evil = '<script>document.title="owned"</script><img src=x onerror=alert(1)>';
  const body = await api("/api/v1/search?size=1&hl=en");
  body.hits[0] = { ...body.hits[0], title: [evil, "<b>mark</b>"], snippets: [[`before ${evil}`]], person: [{ id: "x", label: evil }] };
  await withPage({}, async (page) => {
    await page.route("**/api/v1/search?*", (route) => route.fulfill(json(body)));
    await open(page, "/?hl=en");
    assert.equal(await page.locator(".hit h2").innerText(), `${evil}<b>mark</b>`);
    assert.equal(await page.locator(".hit mark").innerText(), "<b>mark</b>");
    assert.equal(await page.locator(".hit script, .hit img, .hit b").count(), 0);
    assert.equal(await page.title(), "Dossier");
  });
});

test("passages are one text with one ellipsis between them, and no ellipsis stands alone on a line", async () => {
  const body = await api("/api/v1/search?size=1&hl=en");
  const snippets = [["… one ", "mark", " …"], ["… two", " three", ""], ["… four …"]];
  body.hits[0] = { ...body.hits[0], snippets };
  await withPage({}, async (page) => {
    await page.route("**/api/v1/search?*", (route) => route.fulfill(json(body)));
    await open(page, "/?hl=en");
    assert.equal(await page.locator(".snippet").evaluate((text) => text.textContent), "…\u00a0one mark\u00a0… two three\u00a0… four\u00a0…");
    assert.deepEqual(await page.locator(".snippet mark").allTextContents(), ["mark", " three"]);
  });
});

test("a relaxed match, a reading and a warning are told together", async () => {
  const body = await api("/api/v1/search?size=1&hl=en");
  body.query = {
    ...body.query,
    match: { used: "any", all_total: 0 },
    interpretation: [{ kind: "layout", from: "kfdhjd", to: "лавров", undo: "?q=kfdhjd&interpret=off" }],
    warnings: [{ code: "unbalanced-quote", position: 0, length: 1, detail: "…" }],
  };
  await withPage({}, async (page) => {
    await page.route("**/api/v1/search?*", (route) => route.fulfill(json(body)));
    await open(page, "/?q=kfdhjd&hl=en");
    await page.locator(".notice", { hasText: "quotation mark" }).waitFor();
    const notices = await page.locator(".notices").innerText();
    assert.match(notices, /Showing results for лавров/);
    assert.match(notices, /No article has all of these words/);
    assert.match(notices, /quotation mark at character 1 has no partner/);
  });
});

test("a name is told and can be searched as words", async () => {
  await withPage({}, async (page) => {
    await open(page, "/?q=Putin&hl=en");
    assert.match(await page.locator(".notices").innerText(), /Putin → Vladimir Putin/);
    await page.locator(".notices a", { hasText: "Search the words only" }).click();
    await arrived(page, (p) => p.get("expand") === "off", "the words are searched");
    await page.locator(".notices a", { hasText: "Search names and translations" }).click();
    await arrived(page, (p) => !p.has("expand"), "the name is searched again");
  });
});
