// The search box as a combobox.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, serverUrl, settled, total, until, withPage } from "./browser.mjs";

const box = (page) => page.locator("input[name=q]");
const options = (page) => page.locator(".suggestion");

async function type(page, letters) {
  await box(page).click();
  await page.keyboard.type(letters, { delay: 20 });
  await options(page).first().waitFor();
}

const active = (page) =>
  page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant") ?? "")?.textContent ?? null);

// The first person of the corpus, with three letters that begin a word of the name.
async function someone() {
  const [person] = (await api("/api/v1/search?size=0&hl=en")).facets.person.values;
  return { ...person, letters: (name) => name.split(" ").at(-1).slice(0, 4) };
}

test("arrows choose, Escape closes, Enter takes, and the letters and the choice are one step back", async () => {
  const person = await someone();
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const all = await total(page);
    assert.equal(await box(page).getAttribute("aria-expanded"), "false");
    await type(page, person.letters(person.labels.en));
    assert.equal(await box(page).getAttribute("aria-expanded"), "true");
    assert.equal(await page.getByRole("combobox", { name: "Search the articles" }).getAttribute("aria-controls"), await page.getByRole("listbox").getAttribute("id"));
    await until(async () => (await options(page).allInnerTexts()).some((text) => text.startsWith(person.label)), "the person is suggested");
    const labels = await options(page).evaluateAll((lines) => lines.map((line) => line.textContent));
    const place = labels.findIndex((text) => text.startsWith(person.label));

    assert.equal(await active(page), null, "nothing is chosen by itself");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), labels.at(-1), "up from the text is the last line");
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(page), null, "down from the last line is the text");
    for (let i = 0; i <= place; i++) await page.keyboard.press("ArrowDown");
    assert.equal(await active(page), labels[place]);
    assert.equal(await page.locator('.suggestion[aria-selected="true"]').count(), 1);

    await page.keyboard.press("Escape");
    assert.equal(await box(page).getAttribute("aria-expanded"), "false");
    assert.notEqual(await box(page).inputValue(), "", "the letters stay");
    await page.keyboard.press("ArrowDown");
    await options(page).first().waitFor();
    for (let i = 0; i <= place; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.get("person") === person.id && !p.has("q"), "the name has become a filter");
    assert.equal(await box(page).inputValue(), "");
    assert.equal(await options(page).count(), 0);
    assert.equal(await total(page), person.count);
    assert.match(await page.locator(".chip").innerText(), new RegExp(person.label));
    assert.ok(await box(page).evaluate((input) => input === document.activeElement), "focus stays in the box");

    await page.goBack();
    await arrived(page, (p) => !p.has("person") && !p.has("q"), "one step back");
    assert.equal(await total(page), all);
  });
});

test("a click takes a suggestion; either script and either keyboard find the name", async () => {
  const person = await someone();
  const russian = person.letters(person.labels.ru);
  // The same keys with the Latin layout on.
  const keys = Object.fromEntries([..."йцукенгшщзхъфывапролджэячсмитьбю"].map((letter, i) => [letter, "qwertyuiop[]asdfghjkl;'zxcvbnm,."[i]]));
  const latin = [...russian.toLowerCase()].map((letter) => keys[letter]).join("");
  for (const letters of [russian, latin]) {
    await withPage({}, async (page) => {
      await open(page, "/?hl=en");
      await type(page, letters);
      const line = page.locator(".suggestion-person", { hasText: person.label });
      await line.first().click();
      await arrived(page, (p) => p.get("person") === person.id && !p.has("q"), `${letters} leads to the person`);
    });
  }
});

test("a second person is looked for together with the first", async () => {
  const first = await someone();
  const [second] = (await api(`/api/v1/entities/${first.id}?hl=en`)).person.values;
  await withPage({}, async (page) => {
    await open(page, `/?person=${first.id}&hl=en`);
    await type(page, second.label);
    await page.locator(".suggestion-person", { hasText: second.label }).first().click();
    await arrived(page, (p) => p.getAll("person").join() === `${first.id},${second.id}` && p.get("person_op") === "and", "both are asked for");
    assert.equal(await total(page), second.count);
  });
});

test("the last word of several may be a name: it becomes a filter, and the words before it stay", async () => {
  const person = await someone();
  const { hits } = await api(`/api/v1/search?person=${person.id}&lang=en&size=20`);
  const words = [...new Set(hits.flatMap(({ title }) => title.join("").toLowerCase().match(/[a-z]{6,}/g) ?? []))];
  const names = ({ suggestions }) => suggestions.filter(({ kind }) => kind === "person" || kind === "org");
  const letters = person.letters(person.labels.en);
  let word;
  for (const candidate of words) {
    word = candidate;
    if (names(await api(`/api/v1/suggest?q=${word}+${letters}`)).length === 0) break;
  }
  const first = person.labels.en.split(" ")[0];
  for (const typed of [`${word} ${letters}`, `${word} ${first} ${letters}`]) {
    await withPage({}, async (page) => {
      await open(page, "/?hl=en");
      await type(page, typed);
      const line = page.locator(".suggestion-person", { hasText: `${word} + ${person.label}` });
      assert.doesNotMatch(await line.locator(".suggestion-kind").innerText(), /\d/, "the count of the name alone would promise too much");
      await line.click();
      await arrived(page, (p) => p.get("person") === person.id && p.get("q") === word, "the name is a filter, the word is searched");
      assert.equal(await box(page).inputValue(), word);
      assert.equal(await total(page), (await api(`/api/v1/search?q=${word}&person=${person.id}&size=0`)).total);
    });
  }
});

test("nothing is suggested for the last word of what is more than words", async () => {
  const person = await someone();
  const letters = person.letters(person.labels.en);
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const asked = [];
    page.on("request", (request) => request.url().includes("/suggest?") && asked.push(new URL(request.url()).searchParams.get("q")));
    for (const typed of [`oil NOT ${letters}`, `"oil ${letters}`, `oil OR ${letters}`, `нефть ИЛИ ${letters}`, `(oil ${letters}`, `oil -${letters}`]) {
      await box(page).fill(typed);
      await until(() => asked.includes(typed), "all of it is asked for");
      await settled(page);
    }
    assert.ok(!asked.includes(letters), `${asked}`);
  });
});

test("an article is opened, and Back leads to the letters", async () => {
  const { hits } = await api("/api/v1/search?lang=en&size=20");
  const [word] = hits.flatMap(({ title }) => title.join("").match(/[A-Z][a-z]{6,}/g) ?? []);
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    await type(page, word.slice(0, 7));
    const line = page.locator(".suggestion-article").first();
    await line.waitFor();
    const headline = (await line.locator(".suggestion-label").innerText()).trim();
    await line.click();
    await page.locator(".article h1").waitFor();
    assert.equal(await page.locator(".article h1").innerText(), headline);
    await page.goBack();
    await arrived(page, (p, path) => path === "/" && p.has("q"), "the list is back");
  });
});

test("suggestions close with the focus, and Enter without a choice searches the letters", async () => {
  const person = await someone();
  const letters = person.letters(person.labels.en);
  await withPage({}, async (page) => {
    await open(page, "/?hl=ru");
    await type(page, letters);
    await page.keyboard.press("Tab");
    assert.equal(await options(page).count(), 0);
    await box(page).focus();
    await page.keyboard.press("ArrowDown");
    await options(page).first().waitFor();
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.get("q") === letters, "the letters are searched");
    assert.equal(await options(page).count(), 0);
  });
});

test("a suggestion that comes after the box was left is not shown", async () => {
  await withPage({}, async (page) => {
    const held = [];
    await page.route("**/api/v1/suggest?*", async (route) => {
      await new Promise((resolve) => held.push(resolve));
      await route.fulfill({ contentType: "application/json", body: JSON.stringify({ query: "a", suggestions: [{ kind: "query", label: "late", matched: "late" }] }) }).catch(() => {});
    });
    await page.goto(`${serverUrl}/?hl=en`);
    await box(page).click();
    await page.keyboard.type("lat");
    await until(() => held.length > 0, "suggestions are asked for");
    await page.keyboard.press("Tab");
    for (const release of held) release();
    await arrived(page, (p) => p.get("q") === "lat", "the letters are searched");
    assert.equal(await options(page).count(), 0);
    assert.equal(params(page).get("q"), "lat");
  });
});
