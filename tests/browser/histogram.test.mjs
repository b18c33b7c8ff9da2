// The histogram: by hand, by keys, by letters.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, total, until, withPage } from "./browser.mjs";

test("dragging over bars sets a range, and the bars tell its count", async () => {
  const { histogram } = await api("/api/v1/search?size=0");
  const { buckets } = histogram;
  const first = Math.floor(buckets.length / 4);
  const last = Math.floor((buckets.length * 3) / 4);
  await withPage({}, async (page) => {
    await open(page, "/");
    const all = await total(page);
    const bars = await page.locator(".histogram [data-start]").count();
    const box = await page.locator(".histogram-plot").boundingBox();
    const x = (index) => box.x + (box.width * (index + 0.5)) / buckets.length;
    const y = box.y + box.height / 2;
    await page.mouse.move(x(last), y);
    await page.mouse.down();
    await page.mouse.move(x(first + 1), y, { steps: 3 });
    await page.mouse.move(x(first), y);
    await page.mouse.up();
    await arrived(page, (p) => p.has("from") && p.has("to"), "the address has the range");
    assert.equal(params(page).get("from"), buckets[first].start);
    const inside = buckets.slice(first, last + 1).reduce((sum, { count }) => sum + count, 0);
    const found = await total(page);
    assert.ok(found >= inside - histogram.coarse && found <= inside + histogram.coarse, `${found} is about ${inside}`);
    assert.ok(found < all);
    assert.equal(await page.locator(".histogram [data-start]").count(), bars, "the bars outside the range stay");
    const marked = await page.locator("[data-start]:has(.bar-selected, [fill*=bar-selected])").count();
    assert.equal(marked, buckets.slice(first, last + 1).filter(({ count }) => count > 0).length, "the bars inside are marked");
    assert.equal(await page.locator(".chip").count(), 1);
    await page.goBack();
    await arrived(page, (p) => !p.has("from"), "one step back takes the range off");
    assert.equal(await total(page), all);
  });
});

test("the thumbs are sliders for the keys", async () => {
  const { histogram } = await api("/api/v1/search?size=0");
  const { buckets } = histogram;
  await withPage({}, async (page) => {
    await open(page, "/");
    const depth = await page.evaluate(() => history.length);
    const start = page.getByRole("slider").first();
    assert.equal(await start.getAttribute("aria-valuenow"), "0");
    await start.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await start.getAttribute("aria-valuenow"), "2");
    assert.match(await start.getAttribute("aria-valuetext"), /\d/);
    await arrived(page, (p) => p.get("from") === buckets[2].start, "the address has the start");
    const end = page.getByRole("slider").last();
    await end.focus();
    await page.keyboard.press("ArrowLeft");
    await arrived(page, (p) => p.has("to"), "the address has the end");
    assert.equal(await end.getAttribute("aria-valuenow"), String(buckets.length - 2));
    assert.ok(await end.evaluate((thumb) => thumb === document.activeElement), "focus stays on the thumb");
    await page.keyboard.press("End");
    await arrived(page, (p) => !p.has("to"), "the edge means no end");
    assert.ok((await page.evaluate(() => history.length)) <= depth + 2, "each thumb's moves are one step");
  });
});

test("dates can be written, and what is no date is said to be none", async () => {
  await withPage({}, async (page) => {
    await open(page, "/");
    const all = await total(page);
    await page.locator("input[name=from]").fill("2005");
    await page.locator("input[name=to]").fill("2015-12-31");
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.get("from") === "2005" && p.get("to") === "2015-12-31", "the address has the range");
    assert.ok((await total(page)) < all);
    const years = await page.locator(".hit time").evaluateAll((times) => times.map((time) => Number(time.dateTime.slice(0, 4))));
    assert.ok(years.every((year) => year >= 2005 && year <= 2015), `${years}`);

    await page.locator("input[name=from]").fill("2005-02-30");
    await page.locator(".dates button").click();
    await until(async () => (await page.locator("input[name=from][aria-invalid=true]").count()) === 1, "the fault is marked");
    assert.equal(params(page).get("from"), "2005");
  });
});

// Serves every search with these buckets, and returns the address that a click on bar `index` leads to.
async function clickedBar(histogram, index) {
  const body = await api("/api/v1/search?size=1&hl=en");
  const answer = { ...body, histogram: { undated: 0, coarse: 0, inferred: 0, ...histogram } };
  let address;
  await withPage({}, async (page) => {
    await page.route("**/api/v1/search?*", (route) =>
      route.fulfill({ contentType: "application/json", body: JSON.stringify(answer) }),
    );
    await open(page, "/?hl=en");
    const box = await page.locator(".histogram-plot").boundingBox();
    await page.mouse.click(box.x + (box.width * (index + 0.5)) / histogram.buckets.length, box.y + 30);
    await arrived(page, (p) => p.has("from") || p.has("to"), "the address has the bar");
    const [start, end] = await page.getByRole("slider").all();
    assert.equal(await start.getAttribute("aria-valuenow"), String(index), "the range that came back is that bar");
    assert.equal(await end.getAttribute("aria-valuenow"), String(index));
    address = [params(page).get("from"), params(page).get("to")];
  });
  return address;
}

test("a bar stands for its whole period: a week to its Sunday, a day, a month, a year", async () => {
  const buckets = (...starts) => starts.map((start, i) => ({ start, count: i + 1 }));
  const weeks = buckets("2025-12-15", "2025-12-22", "2025-12-29", "2026-01-05");
  assert.deepEqual(await clickedBar({ interval: "week", buckets: weeks }, 2), ["2025-12-29", "2026-01-04"]);
  const days = buckets("2024-02-28", "2024-02-29", "2024-03-01");
  assert.deepEqual(await clickedBar({ interval: "day", buckets: days }, 1), ["2024-02-29", "2024-02-29"]);
  const months = buckets("2024-12", "2025-01", "2025-02");
  assert.deepEqual(await clickedBar({ interval: "month", buckets: months }, 0), [null, "2024-12"], "the edge is open");
  const years = buckets("2023", "2024", "2025");
  assert.deepEqual(await clickedBar({ interval: "year", buckets: years }, 2), ["2025", null]);
});

test("bars can be years, with their counts over them", async () => {
  const { histogram, total: all } = await api("/api/v1/search?q=Putin&histogram=year&size=0");
  await withPage({}, async (page) => {
    await open(page, "/?q=Putin&hl=en");
    await page.locator(".histogram-interval").selectOption("month");
    await arrived(page, (p) => p.get("histogram") === "month", "the bars are months");
    await page.locator(".histogram-interval").selectOption("year");
    await arrived(page, (p) => p.get("histogram") === "year", "the bars are years");
    const counts = (await page.locator(".histogram-counts span").allInnerTexts()).map(Number);
    assert.deepEqual(counts, histogram.buckets.map(({ count }) => count));
    assert.equal(counts.reduce((sum, count) => sum + count, 0) + histogram.undated + histogram.coarse, all);
  });
});

test("inferred dates can be left out", async () => {
  const search = "/api/v1/search?q=Putin&size=0";
  const stated = (await api(`${search}&dates=stated`)).total;
  assert.ok(stated < (await api(search)).total, "the corpus has an inferred date");
  await withPage({}, async (page) => {
    await open(page, "/?q=Putin&hl=en");
    await page.locator(".histogram-notes button").click();
    await arrived(page, (p) => p.get("dates") === "stated", "inferred dates are out");
    assert.equal(await total(page), stated);
    assert.match(await page.locator(".chip").innerText(), /stated only/);
  });
});
