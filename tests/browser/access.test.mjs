// Every width in both languages and themes: no sideways scroll, no fault that axe knows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import test from "node:test";
import { api, open, serverUrl, until, withPage, wordOf } from "./browser.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 390, 768, 1280];

// The page's policy forbids a script tag with axe in it; evaluating from outside is not bound by it.
async function axe(page, what) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (values) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values } });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }, rules);
  assert.deepEqual(violations, [], `axe on ${what}`);
}

async function noSidewaysScroll(page, what) {
  const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(scroll <= client, `${what} is ${scroll - client} px too wide`);
}

for (const language of ["en", "ru"]) {
  for (const theme of ["light", "dark"]) {
    test(`list, article, sheet and empty list at every width: ${language}, ${theme}`, async () => {
      const word = await wordOf(language);
      const { facets } = await api("/api/v1/search?size=0");
      const longest = (name) => [...facets[name].values].sort((a, b) => b.label.length - a.label.length)[0].id;
      const list = `/?q=${encodeURIComponent(word)}&lang=en&lang=ru&from=1990-03&to=2030-11&hl=${language}`;
      const narrow = `/?q=qqzzqqzz&person=${longest("person")}&org=${longest("org")}&hl=${language}`;
      await withPage({ theme }, async (page) => {
        const atEveryWidth = async (what) => {
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 });
            await until(async () => (await page.evaluate(() => innerWidth)) === width, `the window is ${width} wide`);
            await noSidewaysScroll(page, `${what} at ${width}`);
            if (width === 390 || width === 1280) await axe(page, `${what} at ${width}`);
          }
        };
        await open(page, list);
        assert.ok((await page.locator(".hit").count()) > 0);
        await atEveryWidth("the list");
        await open(page, narrow);
        await atEveryWidth("the empty list");

        await open(page, list);
        await page.locator(".hit a[data-hit]").first().click();
        await page.locator(".article h1").waitFor();
        await atEveryWidth("the article");

        await page.goto(`${serverUrl}/e/${longest("org")}?hl=${language}`);
        await page.locator(".entity-view h1").waitFor();
        await atEveryWidth("an organization");

        await open(page, `/?person=${longest("person")}&hl=${language}`);
        await page.locator("input[name=q]").click();
        await page.keyboard.type(word.slice(0, 3));
        await page.locator(".suggestion").first().waitFor();
        await page.keyboard.press("ArrowDown");
        await atEveryWidth("suggestions");

        await page.setViewportSize({ width: 320, height: 800 });
        await open(page, `/?hl=${language}`);
        await page.locator(".toolbar .button").click();
        await page.locator(".sheet[open]").waitFor();
        await noSidewaysScroll(page, "the sheet");
        await axe(page, "the sheet");
        assert.doesNotMatch(await page.locator("body").innerText(), /undefined|NaN|\[object/);
      });
    });
  }
}

test("an error is accessible too", async () => {
  await withPage({ expected: [/400/] }, async (page) => {
    await page.goto(`${serverUrl}/?from=banana&hl=ru`);
    await page.locator("[data-state=error]").waitFor();
    await axe(page, "the error");
  });
});

for (const language of ["en", "ru"]) {
  test(`notices, faults and tips at every width: ${language}`, async () => {
    const body = await api(`/api/v1/search?size=3&hl=${language}`);
    const undo = "?q=kfdhjd&interpret=off";
    body.query = {
      ...body.query,
      match: { used: "any", all_total: 0 },
      interpretation: [{ kind: "layout", from: "kfdhjd", to: "лавров", undo }],
      words: [{ text: "санкции", also: ["sanctions", "sanctioned", "embargo", "restrictions", "penalties", "bans"] }],
      warnings: [{ code: "short-wildcard", position: 0, length: 6, detail: "…" }],
    };
    const errors = [{ parameter: "q", code: "date-format", position: 0, length: 60, detail: "…" }];
    const problem = { type: "/problems/invalid-query", title: "…", status: 400, detail: "…", errors };
    const fulfil = (route) => {
      const isFault = new URL(route.request().url()).searchParams.get("q").startsWith("9");
      return route.fulfill(
        isFault
          ? { status: 400, contentType: "application/problem+json", body: JSON.stringify(problem) }
          : { contentType: "application/json", body: JSON.stringify(body) },
      );
    };
    for (const theme of ["light", "dark"]) {
      await withPage({ theme, expected: [/400/] }, async (page) => {
        await page.route("**/api/v1/search?*", fulfil);
        const check = async (what) => {
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 });
            await until(async () => (await page.evaluate(() => innerWidth)) === width, `the window is ${width} wide`);
            await noSidewaysScroll(page, `${what} at ${width}`);
            if (width === 390 || width === 1280) await axe(page, `${what} at ${width}`);
          }
        };
        await open(page, `/?q=kfdhjd&interpret=off&expand=off&hl=${language}`);
        await page.locator(".notices").waitFor();
        await check("the notices");
        await page.locator(".tips summary").click();
        await check("the tips");
        await page.goto(`${serverUrl}/?q=${"9".repeat(60)}&hl=${language}`);
        await page.locator(".fault").waitFor();
        await check("the faults");
      });
    }
  });
}

test("on paper there are no controls, no dark ground and nothing too wide", async () => {
  const { hits } = await api("/api/v1/search?q=Putin&size=1");
  const views = [
    ["/?q=Putin&person=putin&hl=en", ".hit", [".filters", ".histogram", ".sort", ".pager", ".footer", '.notices a[href^="/?"]', ".chips .link-button"]],
    [`/a/${hits[0].id}?q=Putin&hl=en`, ".article-body", [".article-back", ".cite", ".mark-steps", ".footer"]],
    ["/e/putin?hl=ru", ".timeline svg", [".article-back", ".searchbox", ".entity-newest .button", ".footer"]],
  ];
  await withPage({ theme: "dark", width: 720 }, async (page) => {
    for (const [path, shown, hidden] of views) {
      await page.goto(serverUrl + path);
      await page.locator(shown).first().waitFor();
      await page.emulateMedia({ media: "print" });
      for (const selector of hidden) assert.equal(await page.locator(selector).filter({ visible: true }).count(), 0, `${selector} of ${path}`);
      assert.ok(await page.locator(shown).first().isVisible());
      const [ground, ink] = await page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]);
      assert.deepEqual([ground, ink], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
      await noSidewaysScroll(page, `${path} on paper`);
      await page.emulateMedia({ media: null });
    }
  });
});

test("nothing moves while the first answer comes", async () => {
  await withPage({}, async (page) => {
    await page.addInitScript(() => {
      globalThis.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page, "/?hl=en");
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const shifts = await page.evaluate(() => globalThis.shifts);
    assert.ok(shifts < 0.02, `the layout shifts by ${shifts}`);
  });
});
