// Facets, tags and chips.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, clickFacet, facet, narrowing, open, params, serverUrl, total, until, withPage } from "./browser.mjs";

test("a facet sets address and chip, and its count is the new total", async () => {
  const person = await narrowing("person");
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const before = await facet(page, "person");
    assert.equal(before.find(({ id }) => id === person.id).count, person.count);
    await clickFacet(page, "person", person.id);
    await arrived(page, (p) => p.get("person") === person.id, "the address has the person");
    assert.equal(await total(page), person.count);
    assert.match(await page.locator(".chip").innerText(), new RegExp(person.label));

    const after = await facet(page, "person");
    assert.equal(after[0].id, person.id, "the chosen value is first");
    assert.ok(after[0].checked);
    assert.equal(after.length, before.length, "the other values stay");
    for (const value of after) {
      assert.equal(value.count, before.find(({ id }) => id === value.id)?.count ?? value.count, `${value.label} keeps its count`);
    }
  });
});

test("focus stays on the value that was chosen, also where it moves to the top", async () => {
  await withPage({}, async (page) => {
    await open(page, "/");
    const last = (await facet(page, "person")).at(-1);
    await page.locator(`[data-facet=person] input[value="${last.id}"]`).focus();
    await page.keyboard.press("Space");
    await arrived(page, (p) => p.get("person") === last.id, "the address has the person");
    await until(async () => (await facet(page, "person"))[0].id === last.id, "the value is at the top");
    assert.equal(await page.evaluate(() => document.activeElement.value), last.id);
  });
});

test("two facets narrow each other, two values of one add up", async () => {
  const lang = await narrowing("lang");
  const person = await narrowing("person", `lang=${lang.id}`);
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    await clickFacet(page, "lang", lang.id);
    await arrived(page, (p) => p.get("lang") === lang.id, "the language is chosen");
    assert.equal(await total(page), lang.count);
    await clickFacet(page, "person", person.id);
    await arrived(page, (p) => p.get("person") === person.id, "the person is chosen");
    assert.equal(await total(page), person.count);
    const other = (await facet(page, "person")).find(({ checked }) => !checked);
    const one = await total(page);
    await clickFacet(page, "person", other.id);
    await arrived(page, (p) => p.getAll("person").length === 2, "both are chosen");
    const both = await total(page);
    assert.ok(both >= Math.max(one, other.count) && both <= one + other.count);
  });
});

test("a tag of a hit sets the facet", async () => {
  await withPage({}, async (page) => {
    await open(page, "/");
    const tag = page.locator(".tag-person").first();
    const label = await tag.innerText();
    await tag.click();
    await arrived(page, (p) => p.getAll("person").length === 1, "the address has the person");
    assert.match(await page.locator(".chip").innerText(), new RegExp(label));
    const chosen = (await facet(page, "person")).find(({ checked }) => checked);
    assert.equal(chosen.label, label);
    assert.equal(chosen.count, await total(page));
  });
});

test("a tag beside a chosen person narrows to articles that name both", async () => {
  const person = await narrowing("person");
  await withPage({}, async (page) => {
    await open(page, `/?person=${person.id}&hl=en`);
    const tag = page.locator(".tag-person").filter({ hasNotText: person.label }).first();
    const label = await tag.innerText();
    await tag.click();
    await arrived(page, (p) => p.getAll("person").length === 2 && p.get("person_op") === "and", "both are asked for");
    const other = (await facet(page, "person")).find((value) => value.label === label);
    assert.ok(other.checked);
    assert.equal(await total(page), other.count);
  });
});

test("chips take filters off one by one or all at once", async () => {
  const person = await narrowing("person");
  await withPage({}, async (page) => {
    await open(page, "/");
    const all = await total(page);
    await open(page, `/?person=${person.id}&lang=en&from=1991`);
    assert.equal(await page.locator(".chip").count(), 3);
    await page.locator(".chip", { hasText: "English" }).click();
    await arrived(page, (p) => !p.has("lang"), "the language is off");
    assert.equal(await page.locator(".chip").count(), 2);
    assert.ok(await page.evaluate(() => document.activeElement.matches(".chip")), "focus is on a neighbour");
    await page.locator(".chips .link-button").click();
    await arrived(page, (p) => ![...p.keys()].length, "the address is empty");
    assert.equal(await total(page), all);
    assert.equal(await page.locator(".chip").count(), 0);
    await page.goBack();
    await arrived(page, (p) => p.has("person") && p.has("from"), "one step back brings both");
    assert.equal(await page.locator(".chip").count(), 2);
  });
});

test("more values of a facet can be shown and hidden again", async () => {
  const { facets } = await api("/api/v1/search?size=0");
  assert.ok(facets.person.distinct > 10, "the corpus names more than ten people");
  await withPage({}, async (page) => {
    await open(page, "/");
    const group = page.locator("[data-facet=person]");
    const few = (await facet(page, "person")).length;
    await group.locator(".link-button").click();
    await until(async () => (await facet(page, "person")).length > few, "more values are there");
    assert.equal(params(page).has("facet_size"), false, "the address stays as it was");
    await group.locator(".link-button").last().click();
    assert.equal((await facet(page, "person")).length, few);
  });
});

test("a deep link gives the same as the clicks that led there", async () => {
  const org = await narrowing("org");
  await withPage({}, async (page) => {
    await open(page, `/?org=${org.id}&sort=oldest&hl=en`);
    assert.equal(await total(page), org.count);
    const chosen = (await facet(page, "org")).filter(({ checked }) => checked);
    assert.deepEqual(chosen.map(({ id }) => id), [org.id]);
    assert.equal(await page.locator(".sort select").inputValue(), "oldest");
    assert.match(await page.locator(".chip").innerText(), new RegExp(org.label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  });
});

test("filters that the page has no control for are kept, shown and taken off", async () => {
  const [first, second] = (await api("/api/v1/search?size=0&hl=en&facet_size=2")).facets.person.values;
  const search = `person=${first.id}&person_op=and&not.person=${second.id}&dates=stated`;
  const expected = (await api(`/api/v1/search?${search}&size=0`)).total;
  await withPage({}, async (page) => {
    await open(page, `/?${search}&hl=en`);
    assert.equal(await total(page), expected);
    assert.equal(await page.locator(".chip").count(), 4);
    await page.locator(".chip", { hasText: second.label }).click();
    await arrived(page, (p) => !p.has("not.person") && p.get("person_op") === "and", "the exclusion is gone");
  });
});

test("dates in the text are a filter, a chip, and links in the article", async () => {
  const { hits } = await api("/api/v1/search?q=START&size=1");
  const { dates } = await api(`/api/v1/articles/${hits[0].id}`);
  const { value } = dates.find(({ value }) => /^\d{4}-\d\d-\d\d$/.test(value));
  const range = `event_from=${value}&event_to=${value}`;
  const wanted = (await api(`/api/v1/search?${range}&size=0`)).total;
  await withPage({}, async (page) => {
    await page.goto(`${serverUrl}/a/${hits[0].id}?hl=en`);
    await page.locator(`.article-names a[href*="${range}"]`).click();
    await arrived(page, (p, path) => path === "/" && p.get("event_from") === value, "the date is searched");
    assert.equal(await total(page), wanted);
    assert.match(await page.locator(".chip").innerText(), /In the text/);
    await page.locator(".chip").click();
    await arrived(page, (p) => !p.has("event_from") && !p.has("event_to"), "the chip took the filter off");

    await page.locator('[name="event_from"]').fill(value);
    await page.locator(".event_dates button[type=submit]").click();
    await arrived(page, (p) => p.get("event_from") === value && !p.has("from"), "the field sets the filter");
    await open(page, "/?hl=ru&event_to=1800");
    assert.match(await page.locator(".chip").innerText(), /В тексте\s+по 1800/);
  });
});

test("search inside a facet finds a value by a word of its name in either script, and a click chooses it", async () => {
  const { facets } = await api("/api/v1/search?size=0&hl=en&facet_size=200");
  const value = facets.person.values.at(-1);
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const field = page.locator("[data-facet=person] .facet-search");
    const before = await facet(page, "person");
    assert.ok(!before.some(({ id }) => id === value.id), "the value is not among the first");
    for (const name of [value.labels.ru, value.labels.en]) {
      await field.fill(name.split(" ").at(-1).slice(0, 5));
      await until(async () => (await facet(page, "person")).some(({ id }) => id === value.id), `${name} is found`);
    }
    assert.equal(params(page).size, 1, "the address stays as it was");
    await clickFacet(page, "person", value.id);
    await arrived(page, (p) => p.get("person") === value.id, "the value is chosen");
    assert.equal(await total(page), value.count);
    assert.equal(await field.inputValue(), "", "the letters have done their work");
    assert.ok((await facet(page, "person")).length > 1, "the list is back");
    await field.fill("qqzz");
    await page.locator("[data-facet=person]", { hasText: "No name begins so." }).waitFor();
    await field.fill("");
    await until(async () => (await facet(page, "person")).length > 1, "the list is back");
    assert.equal((await facet(page, "person"))[0].id, value.id, "the chosen value is first");
  });
});

test("a value is excluded by a real click and by keys, shown, and let in again", async () => {
  const [first, second] = (await api("/api/v1/search?size=0&hl=en&facet_size=2")).facets.person.values;
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const all = await total(page);
    const row = page.locator(".facet-row", { has: page.locator(`input[value="${first.id}"]`) });
    await row.hover();
    await row.getByRole("button", { name: `Exclude ${first.label}` }).click();
    await arrived(page, (p) => p.get("not.person") === first.id, "the person is excluded");
    assert.equal(await total(page), all - first.count);
    assert.match(await page.locator(".chip").innerText(), new RegExp(`Person, not ${first.label}`));
    await page.getByRole("button", { name: `Exclude ${second.label}` }).focus();
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.getAll("not.person").length === 2, "both are excluded");
    await page.locator(".facet-excluded", { hasText: first.label }).click();
    await arrived(page, (p) => p.getAll("not.person").join() === second.id, "one is let in again");
  });
});

test("what is excluded stays under the pointer, and a second click lets it in again", async () => {
  const values = (await api("/api/v1/search?size=0&hl=en")).facets.person.values;
  const { id, label } = values[4];
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const row = page.locator("[data-facet=person] .facet-row").nth(4);
    await row.hover();
    const button = row.locator(".facet-exclude");
    const box = await button.boundingBox();
    const click = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await click();
    await arrived(page, (p) => p.get("not.person") === id, "the person is excluded");
    assert.match(await row.innerText(), new RegExp(label), "the line is where it was");
    assert.equal(await row.locator(".facet-excluded").count(), 1);
    await click();
    await arrived(page, (p) => !p.has("not.person") && !p.has("person"), "nobody is excluded or chosen");
    assert.equal(await row.locator("input").inputValue(), id);

    await row.locator(".facet-exclude").focus();
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.get("not.person") === id, "the person is excluded");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".facet-excluded")), "focus stays on the line");
    const lang = await narrowing("lang", `not.person=${id}`);
    await clickFacet(page, "lang", lang.id);
    await arrived(page, (p) => p.get("lang") === lang.id, "something else is searched");
    assert.match(await page.locator("[data-facet=person] .facet-row").first().innerText(), new RegExp(label), "now it is first");
  });
});

test("the letters in a facet go with the filters", async () => {
  const { facets } = await api("/api/v1/search?size=0&hl=en");
  await withPage({}, async (page) => {
    await open(page, `/?lang=${facets.lang.values[0].id}&hl=en`);
    const field = page.locator("[data-facet=person] .facet-search");
    await field.fill(facets.person.values[0].label.slice(0, 4));
    await page.locator(".chips .link-button").click();
    await arrived(page, (p) => !p.has("lang"), "the filters are off");
    await until(async () => (await field.inputValue()) === "", "the letters are gone");
  });
});

test("excluding a chosen value takes the choice off", async () => {
  const [first] = (await api("/api/v1/search?size=0&hl=en&facet_size=1")).facets.person.values;
  await withPage({}, async (page) => {
    await open(page, `/?person=${first.id}&hl=en`);
    await page.getByRole("button", { name: `Exclude ${first.label}` }).focus();
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.get("not.person") === first.id && !p.has("person"), "it is excluded, not chosen");
  });
});

test("two people in one article: the switch to AND, with counts that equal the click", async () => {
  const [first] = (await api("/api/v1/search?size=0&hl=en&facet_size=1")).facets.person.values;
  await withPage({}, async (page) => {
    await open(page, `/?person=${first.id}&hl=en`);
    await page.locator("[data-facet=person] .facet-all").click();
    await arrived(page, (p) => p.get("person_op") === "and", "AND is on");
    const other = (await facet(page, "person")).find(({ checked, count }) => !checked && count > 0);
    await clickFacet(page, "person", other.id);
    await arrived(page, (p) => p.getAll("person").length === 2, "both are chosen");
    assert.equal(await total(page), other.count);
    await page.locator("[data-facet=person] .facet-all").click();
    await arrived(page, (p) => !p.has("person_op"), "OR is back");
    assert.ok((await total(page)) > other.count);
  });
});
