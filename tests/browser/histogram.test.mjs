// The histogram: by hand, by keys, by letters.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, total, until, withPage } from "./browser.mjs";

const bars = (page) => page.locator(".histogram [data-start]").evaluateAll((list) => list.map((bar) => bar.getAttribute("data-start")));
const filled = ({ buckets }) => buckets.filter(({ count }) => count > 0).map(({ start }) => start);

test("dragging over bars sets both ends of a range, whose articles take the whole width; a button leads back", async () => {
  const { histogram } = await api("/api/v1/search?size=0");
  const { buckets } = histogram;
  const first = Math.floor(buckets.length / 4);
  const last = Math.floor((buckets.length * 3) / 4);
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const all = await total(page);
    assert.deepEqual(await bars(page), filled(histogram));
    const box = await page.locator(".histogram-plot").boundingBox();
    const x = (index) => box.x + (box.width * (index + 0.5)) / buckets.length;
    const y = box.y + box.height / 2;
    await page.mouse.move(x(last), y);
    await page.mouse.down();
    await page.mouse.move(x(first + 1), y, { steps: 3 });
    await page.mouse.move(x(first), y);
    await page.mouse.up();
    await arrived(page, (p) => p.get("from") === buckets[first].start && p.has("to"), "the address has the range");
    const inside = buckets.slice(first, last + 1).reduce((sum, { count }) => sum + count, 0);
    const found = await total(page);
    assert.ok(found >= inside - histogram.coarse && found <= inside + histogram.coarse, `${found} is about ${inside}`);
    assert.ok(found < all);
    const closer = await api(`/api/v1/search?size=0&zoom=on&from=${params(page).get("from")}&to=${params(page).get("to")}`);
    assert.deepEqual(await bars(page), filled(closer.histogram), "the bars are those of the range");
    assert.equal(await page.locator(".chip").count(), 1);
    await page.mouse.move(5, 5);
    await page.getByRole("button", { name: "All dates" }).click();
    await arrived(page, (p) => !p.has("from") && !p.has("to"), "the range is off");
    assert.equal(await total(page), all);
    assert.equal(await page.evaluate(() => document.activeElement.id), "results-title", "focus is not lost");
    await page.goBack();
    await arrived(page, (p) => p.has("from"), "one step back brings it again");
    await page.goBack();
    await arrived(page, (p) => !p.has("from"), "one step back takes it off");
    assert.equal(await total(page), all);
  });
});

test("a bar at the edge sets both ends", async () => {
  const { histogram } = await api("/api/v1/search?size=0");
  const { buckets } = histogram;
  for (const index of [0, buckets.length - 1]) {
    await withPage({}, async (page) => {
      await open(page, "/?hl=en");
      const box = await page.locator(".histogram-plot").boundingBox();
      await page.mouse.click(box.x + (box.width * (index + 0.5)) / buckets.length, box.y + box.height - 4);
      await arrived(page, (p) => p.get("from") === buckets[index].start && p.has("to"), "the address has both ends");
      const exact = buckets[index].count;
      assert.ok((await total(page)) >= exact && (await total(page)) <= exact + histogram.coarse);
    });
  }
});

test("the thumbs are sliders for the keys; the bars stay until the thumb is left, then they show the range", async () => {
  const { histogram } = await api("/api/v1/search?size=0");
  const { buckets } = histogram;
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const depth = await page.evaluate(() => history.length);
    const start = page.getByRole("slider").first();
    assert.equal(await start.getAttribute("aria-valuenow"), "0");
    await start.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await start.getAttribute("aria-valuenow"), "2");
    assert.match(await start.getAttribute("aria-valuetext"), /\d/);
    await arrived(page, (p) => p.get("from") === buckets[2].start && p.has("to"), "the address has the range");
    assert.deepEqual(await bars(page), filled(histogram), "the bars stay");
    await page.keyboard.press("Home");
    await arrived(page, (p) => !p.has("from") && !p.has("to"), "all bars are no filter");
    await page.keyboard.press("ArrowRight");
    await arrived(page, (p) => p.get("from") === buckets[1].start, "the address has the start");
    const end = page.getByRole("slider").last();
    assert.ok((await page.evaluate(() => history.length)) <= depth + 1, "a thumb's moves are one step");
    await end.focus();
    const closer = await api(`/api/v1/search?size=0&zoom=on&from=${params(page).get("from")}&to=${params(page).get("to")}`);
    await until(async () => (await bars(page)).join() === filled(closer.histogram).join(), "the bars are those of the range");
    await page.keyboard.press("ArrowLeft");
    const ends = closer.histogram.buckets;
    await arrived(page, (p) => p.get("to")?.startsWith(ends.at(-2).start), "the address has the end");
    assert.equal(await end.getAttribute("aria-valuenow"), String(ends.length - 2));
    assert.ok(await end.evaluate((thumb) => thumb === document.activeElement), "focus stays on the thumb");
  });
});

test("bars are wide enough for a hand, at every width and for every choice", async () => {
  for (const width of [390, 1280]) {
    await withPage({ width }, async (page) => {
      await open(page, "/?hl=en");
      const { width: plot } = await page.locator(".histogram-plot").boundingBox();
      const choices = await page.locator(".histogram-interval option").evaluateAll((list) => list.map(({ value }) => value));
      for (const choice of ["auto", ...choices]) {
        const { buckets } = (await api(`/api/v1/search?size=0&histogram=${choice}`)).histogram;
        assert.ok(plot / buckets.length >= 3.9, `${buckets.length} bars by ${choice} in ${plot} px`);
      }
    });
  }
});

// The page with these buckets in every answer.
async function withBars(interval, buckets, body) {
  const answer = await api("/api/v1/search?size=1&hl=en");
  answer.histogram = { undated: 0, coarse: 0, inferred: 0, interval, buckets };
  await withPage({}, async (page) => {
    await page.route("**/api/v1/search?*", (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(answer) }));
    await open(page, "/?hl=en");
    await body(page);
  });
}

test("a lone bar is no wall, has its date, and can be chosen", async () => {
  await withBars("month", [{ start: "2024-05", count: 3 }], async (page) => {
    const bar = await page.locator(".histogram [data-start] rect").first().boundingBox();
    assert.ok(bar.width > 10 && bar.width < 80, `it is ${bar.width} px wide`);
    const date = page.locator(".histogram-axis span");
    assert.equal(await date.innerText(), "May 2024");
    assert.ok(Math.abs((await date.boundingBox()).x - bar.x) < 2, "the date begins below the bar");
    assert.equal(await page.locator(".histogram-counts").innerText(), "3");
    await page.locator(".histogram-plot").click();
    await arrived(page, (p) => p.get("from") === "2024-05" && p.get("to") === "2024-05", "the month is chosen");
  });
});

test("the highest of many bars has its count, so that it tells the scale", async () => {
  const buckets = Array.from({ length: 60 }, (_, i) => ({ start: `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`, count: i === 41 ? 1203 : 2 }));
  await withBars("month", buckets, async (page) => {
    assert.deepEqual(await page.locator(".histogram-counts span").allInnerTexts(), ["1,203"]);
  });
});

test("a bar stands for what gives bars that can be hit", async () => {
  const years = Array.from({ length: 35 }, (_, i) => ({ start: String(1991 + i), count: 2 }));
  await withBars("year", years, async (page) => {
    assert.equal(await page.locator("select.histogram-interval").count(), 0, "420 months are no choice");
    assert.equal(await page.locator(".histogram-interval").innerText(), "Articles by year");
  });
  await withBars("year", years.slice(0, 5), async (page) => {
    const choices = await page.locator(".histogram-interval option").evaluateAll((list) => list.map(({ value }) => value));
    assert.deepEqual(choices, ["month", "year"]);
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
    await page.locator(".dates button[type=submit]").click();
    await until(async () => (await page.locator("input[name=from][aria-invalid=true]").count()) === 1, "the fault is marked");
    assert.equal(params(page).get("from"), "2005");
  });
});

test("dates are read as people write them, in both languages", async () => {
  const expected = {
    "2015": "2015", "2015 г.": "2015", "2015-09": "2015-09", "2015/9": "2015-09", "2015.09": "2015-09", "09.2015": "2015-09",
    "9/2015": "2015-09", "09/2015": "2015-09", "Sept 2015": "2015-09", "sep. 2015": "2015-09", "September 2015": "2015-09",
    "2015 May": "2015-05", "сентябрь 2015": "2015-09", "сент. 2015": "2015-09", "Май 2015": "2015-05", "мая 2015": "2015-05",
    "март 2015": "2015-03", "в марте 2015": null, "в 2015": null, "2015-09-03": "2015-09-03", "3.9.2015": "2015-09-03",
    "03/09/2015": "2015-09-03", "3 September 2015": "2015-09-03", "September 3, 2015": "2015-09-03",
    "3 сентября 2015 г.": "2015-09-03", "3 сентября 2015 года": "2015-09-03", "2015-02-29": null, "13.2015": null,
    "30.02.2016": null, "29.02.2016": "2016-02-29", "banana": null, "bananas 2015": null, "ma 2015": null, "2015-2016": null,
    "15": null, "1 2 2015 3": null, "2015–09": "2015-09", "September 3rd, 2015": "2015-09-03", "3-го сентября 2015": "2015-09-03",
    "3rdly 2015": null, "2015 году": "2015", "0000": null, "2015?": null, "март май 2015": null, "0": null,
  };
  await withPage({}, async (page) => {
    await open(page, "/");
    const read = await page.evaluate(async (texts) => {
      const { readDate } = await import("/typed-date.js");
      return texts.map(readDate);
    }, Object.keys(expected));
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((text, i) => [text, read[i]])), expected);
  });
});

test("a field for a date has room for every date in words", async () => {
  for (const width of [320, 390, 1280]) {
    await withPage({ width }, async (page) => {
      await open(page, "/?hl=ru");
      if (width < 860) await page.locator(".toolbar .button").first().click();
      for (const field of await page.locator(".date-field input").all()) {
        for (const text of ["15 сентября 2015", "September 2015", "2015-09-15"]) {
          await field.fill(text);
          assert.ok(await field.evaluate((input) => input.scrollWidth <= input.clientWidth), `${text} at ${width}`);
        }
      }
    });
  }
});

test("a month is typed once: Enter begins an open range, a button makes it the whole range", async () => {
  for (const [language, typed, only, error] of [
    ["en", "Sept 2015", "Only September 2015", "“soon” is no date. Write it as 2024, July 2024, 07.2024 or 2024-07-15."],
    ["ru", "09.2015", "Только сентябрь 2015 г.", "«soon» — не дата. Пишите 2024, июль 2024, 07.2024 или 15.07.2024."],
  ]) {
    await withPage({}, async (page) => {
      await open(page, `/?hl=${language}`);
      const from = page.locator("input[name=from]");
      await from.click();
      await from.fill(typed);
      const button = page.locator(".dates .link-button");
      await button.waitFor();
      assert.equal((await button.innerText()).replace(/\s/g, " "), only);
      await page.keyboard.press("Enter");
      await arrived(page, (p) => p.get("from") === "2015-09" && !p.has("to"), "Enter begins a range");
      await button.click();
      await arrived(page, (p) => p.get("from") === "2015-09" && p.get("to") === "2015-09", "the month is the range");
      assert.equal(await page.locator("input[name=to]").inputValue(), "2015-09");
      assert.equal(await button.count(), 0);
      assert.ok(await page.evaluate(() => document.activeElement.matches(".dates [type=submit]")), "focus is not lost");
      await from.fill("soon");
      await page.keyboard.press("Enter");
      await page.locator(".dates [role=alert]").waitFor();
      assert.equal(await page.locator(".dates [role=alert]").innerText(), error);
      assert.equal(await from.getAttribute("aria-invalid"), "true");
      assert.equal(await page.locator(".dates input[aria-invalid]").count(), 1, "only that field is at fault");
      assert.equal(params(page).get("from"), "2015-09", "nothing is searched");
    });
  }
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
  assert.deepEqual(await clickedBar({ interval: "month", buckets: months }, 0), ["2024-12", "2024-12"]);
  const years = buckets("2023", "2024", "2025");
  assert.deepEqual(await clickedBar({ interval: "year", buckets: years }, 2), ["2025", "2025"]);
});

test("bars can be years, with their counts over them", async () => {
  const { facets } = await api("/api/v1/search?size=0&hl=en&facet_size=200");
  // Somebody whose articles are of a few years.
  let search;
  for (const { id } of facets.person.values) {
    search = `person=${id}`;
    const { buckets } = (await api(`/api/v1/search?${search}&histogram=month&size=0`)).histogram;
    if (buckets.length >= 40 && buckets.length <= 120) break;
    search = null;
  }
  assert.ok(search, "the corpus has such a person");
  const { histogram, total: all } = await api(`/api/v1/search?${search}&histogram=year&size=0`);
  await withPage({}, async (page) => {
    await open(page, `/?${search}&histogram=month&hl=en`);
    await page.locator(".histogram-interval").selectOption("year");
    await arrived(page, (p) => p.get("histogram") === "year", "the bars are years");
    const counts = (await page.locator(".histogram-counts span").allInnerTexts()).map(Number);
    assert.deepEqual(counts, histogram.buckets.map(({ count }) => count));
    assert.equal(counts.reduce((sum, count) => sum + count, 0) + histogram.undated + histogram.coarse, all);
    await page.locator(".histogram-interval").selectOption("month");
    await arrived(page, (p) => p.get("histogram") === "month", "the bars are months");
  });
});

test("a choice of bars ends with the list that it was made for: days of a month may be too many of all years", async () => {
  const { buckets } = (await api("/api/v1/search?size=0&histogram=month")).histogram;
  const month = buckets.find(({ count }) => count > 0).start;
  await withPage({}, async (page) => {
    for (const leave of [
      () => page.getByRole("button", { name: "Clear all" }).click(),
      () => page.locator(".chip").click(),
      () => page.locator("input[name=q]").fill("Putin"),
    ]) {
      await open(page, `/?from=${month}&to=${month}&histogram=day&hl=en`);
      await page.locator(".sort select").selectOption("oldest");
      await arrived(page, (p) => p.get("sort") === "oldest" && p.get("histogram") === "day", "the order is no other list");
      await leave();
      await arrived(page, (p) => !p.has("histogram"), "the server chooses again");
      assert.equal(await page.locator("[data-state=error]").count(), 0);
    }
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
