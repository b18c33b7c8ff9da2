// What the page costs and what it may do.
import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { open, serverUrl, settled, until, withPage, wordOf } from "./browser.mjs";

const parts = ["SearchView", "ArticleView", "EntityView"];

for (const language of ["en", "ru"]) {
  test(`the script of any view is at most 25 KB with gzip: ${language}`, async () => {
    const sizeOf = async (name) => gzipSync(Buffer.from(await (await fetch(`${serverUrl}/${name}.js`)).arrayBuffer())).length;
    const shell = (await sizeOf("app")) + (await sizeOf(language));
    for (const part of parts) {
      const size = shell + (await sizeOf(part));
      assert.ok(size <= 25_000, `${part} needs ${size} bytes`);
    }
  });
}

// A search that fails or finds nothing needs a little more, and no other search does.
for (const [what, search, part] of [["finds nothing", "q=qqzzqqzzqq", "EmptyState"], ["is refused", "from=banana", "Fault"]]) {
  test(`a search that ${what} loads one small script more`, async () => {
    await withPage({ expected: [/400/] }, async (page) => {
      const scripts = new Set();
      page.on("request", (request) => request.resourceType() === "script" && scripts.add(new URL(request.url()).pathname));
      await page.goto(`${serverUrl}/?${search}&hl=ru`);
      await page.locator("[data-state]").waitFor();
      assert.deepEqual([...scripts].sort(), ["/SearchView.js", "/app.js", "/ru.js", `/${part}.js`].sort());
      const size = gzipSync(Buffer.from(await (await fetch(`${serverUrl}/${part}.js`)).arrayBuffer())).length;
      assert.ok(size <= 2_700, `${part} has ${size} bytes`);
    });
  });
}

test("a view loads its own script, one language and nothing else", async () => {
  await withPage({}, async (page) => {
    const scripts = new Set();
    page.on("request", (request) => request.resourceType() === "script" && scripts.add(new URL(request.url()).pathname));
    await open(page, "/?hl=ru");
    assert.deepEqual([...scripts].sort(), ["/SearchView.js", "/app.js", "/ru.js"]);
    await page.locator(".hit a[data-hit]").first().click();
    await page.locator(".article h1").waitFor();
    assert.deepEqual([...scripts].sort(), ["/ArticleView.js", "/SearchView.js", "/app.js", "/ru.js"]);
  });
});

test("the policy allows no script or style but the page's own", async () => {
  const response = await fetch(serverUrl);
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.match(policy, /style-src 'self'(;|$)/);
  const html = await response.text();
  assert.doesNotMatch(html, /\sstyle=|<style|<script(?![^>]*\ssrc=)/);
});

test("every view of the page is the same document", async () => {
  const home = await (await fetch(serverUrl)).text();
  for (const path of ["/a/anything", "/e/anything", "/?q=a&lang=ru"]) {
    assert.equal(await (await fetch(serverUrl + path)).text(), home, path);
  }
});

test("the first paint needs no script", async () => {
  await withPage({}, async (page) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/app.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(serverUrl, { waitUntil: "commit" });
    await until(() => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length > 0), "something is painted");
    assert.ok(await page.locator("form[role=search] input").isVisible());
    release();
    await settled(page);
  });
});

// From input to paint the goal is a p95 of 150 ms on a quiet machine. A test cannot know how quiet its machine is: the
// times stand in the output, and the bound on them is wide unless DOSSIER_PAINT_MS sets one. What the page itself costs,
// in CPU time of its main thread, is much the same on any machine, and the bound on it is close.
const paintLimit = Number(process.env.DOSSIER_PAINT_MS ?? 3000);
const cpuLimit = 100;

for (const [what, act] of [["a key", typeWords], ["a click on a facet", clickFacets]]) {
  test(`${what} is on the screen at once`, async (t) => {
    let best;
    for (let attempt = 0; attempt < 3 && !(best?.p95 <= 150); attempt++) {
      const figures = await actionToPaint(act);
      if (!best || figures.p95 < best.p95) best = figures;
    }
    t.diagnostic(`${what} to paint: median ${best.median} ms, p95 ${best.p95} ms of ${best.count}; CPU ${best.cpu} ms each`);
    assert.ok(best.p95 <= paintLimit, `p95 is ${best.p95} ms`);
    assert.ok(best.cpu <= cpuLimit, `each takes ${best.cpu} ms of CPU time`);
  });
}

const quantile = (values, q) => Math.round([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * q)]);

// Runs `act` on a page that notes the time from each input to the frame that shows its answer, in milliseconds.
async function actionToPaint(act) {
  let figures;
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const cpu = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    await page.evaluate(() => {
      globalThis.delays = [];
      let started = 0;
      addEventListener("input", () => (started = performance.now()), true);
      new MutationObserver(() => {
        const isAsked = (new URLSearchParams(location.search).get("q") ?? "") === document.querySelector("input[name=q]").value;
        if (!started || !isAsked || document.querySelector(".is-stale")) return;
        const since = started;
        started = 0;
        requestAnimationFrame(() => setTimeout(() => globalThis.delays.push(performance.now() - since)));
      }).observe(document.querySelector("#app"), { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const taken = () => page.evaluate(() => globalThis.delays.length);
    const before = await cpu();
    await act(page, async (step) => {
      const count = await taken();
      await step();
      await until(async () => (await taken()) > count, "the answer is shown");
      await settled(page);
    });
    const spent = (await cpu()) - before;
    const delays = await page.evaluate(() => globalThis.delays);
    figures = { median: quantile(delays, 0.5), p95: quantile(delays, 0.95), count: delays.length, cpu: Math.round(spent / delays.length) };
  });
  return figures;
}

async function typeWords(page, timed) {
  await page.locator("input[name=q]").click();
  for (const word of [await wordOf("en"), await wordOf("ru")]) {
    for (const letter of word) await timed(() => page.keyboard.type(letter));
    for (let i = 0; i < word.length; i++) await timed(() => page.keyboard.press("Backspace"));
  }
}

async function clickFacets(page, timed) {
  for (const name of ["person", "org", "lang"]) {
    const ids = await page.locator(`[data-facet=${name}] input[type=checkbox][value]`).evaluateAll((boxes) => boxes.slice(0, 4).map(({ value }) => value));
    for (const id of ids) await timed(() => page.locator(`[data-facet=${name}] input[value="${id}"]`).click());
    for (const id of ids) await timed(() => page.locator(`[data-facet=${name}] input[value="${id}"]`).click());
  }
}
