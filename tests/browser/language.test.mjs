// Russian: the page's own words, and the words that it finds.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, settled, withPage } from "./browser.mjs";

test("Russian counts have the right endings", async () => {
  const body = await api("/api/v1/search?size=0&hl=ru");
  const endings = {
    0: "статей", 1: "статья", 2: "статьи", 4: "статьи", 5: "статей", 11: "статей", 12: "статей", 21: "статья",
    22: "статьи", 111: "статей", 1234: "статьи",
  };
  await withPage({}, async (page) => {
    let total = 0;
    await page.route("**/api/v1/search?*", (route) =>
      route.fulfill({ contentType: "application/json", body: JSON.stringify({ ...body, total, empty: null }) }),
    );
    for (const [number, word] of Object.entries(endings)) {
      total = Number(number);
      await open(page, "/?hl=ru");
      const line = (await page.locator("#results-title").innerText()).replace(/(\d)\s(\d)/g, "$1$2");
      assert.equal(line, `${number} ${word}`);
    }
  });
});

test("a Russian word marks its inflected forms", async () => {
  await withPage({}, async (page) => {
    const inflected = new Set();
    for (const word of ["соглашение", "договор", "министр", "переговоры"]) {
      await open(page, `/?q=${encodeURIComponent(word)}&lang=ru&hl=ru`);
      for (const mark of await page.locator(".hit mark").allInnerTexts()) {
        if (/[а-яё]/i.test(mark) && mark.toLowerCase() !== word) inflected.add(mark);
      }
    }
    assert.ok(inflected.size > 0, "some mark differs from the word that was typed");
  });
});

test("the language follows the address, then the choice, then the browser", async () => {
  await withPage({ locale: "ru-RU" }, async (page) => {
    await open(page, "/");
    assert.equal(await page.locator("html").getAttribute("lang"), "ru");
    assert.equal(await page.locator(".searchbox-button").innerText(), "Найти");
    await page.locator(".language-switch").click();
    await arrived(page, (p) => p.get("hl") === "en", "the address has the language");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator(".searchbox-button").innerText(), "Search");
    await open(page, "/");
    assert.equal(await page.locator("html").getAttribute("lang"), "en", "the choice is kept");
    await open(page, "/?hl=ru");
    assert.equal(await page.locator("html").getAttribute("lang"), "ru", "the address comes first");
  });
});

test("labels and dates come in the language of the page, and filters stay", async () => {
  await withPage({}, async (page) => {
    await open(page, "/?lang=ru&from=2000-07&hl=en");
    assert.match(await page.locator(".chips").innerText(), /Russian[\s\S]*from July 2000/);
    await page.locator(".language-switch").click();
    await arrived(page, (p) => p.get("hl") === "ru", "the page is Russian");
    assert.equal(params(page).get("lang"), "ru");
    await settled(page);
    assert.match(await page.locator(".chips").innerText(), /с июля 2000/);
    assert.doesNotMatch(await page.locator(".search-view").innerText(), /undefined|null|NaN/);
  });
});
