// Small screens: the filters in a sheet.
import assert from "node:assert/strict";
import test from "node:test";
import { arrived, clickFacet, narrowing, open, total, until, withPage } from "./browser.mjs";

test("the sheet opens, filters live, counts on its button, and closes", async () => {
  const person = await narrowing("person");
  await withPage({ width: 390, height: 844 }, async (page) => {
    await open(page, "/?hl=en");
    assert.equal(await page.locator("[data-facet]").count(), 0, "no filters on the page itself");
    await page.getByRole("button", { name: "Filters", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.waitFor();
    await clickFacet(page, "person", person.id);
    await arrived(page, (p) => p.get("person") === person.id, "the address has the person");
    const button = sheet.getByRole("button", { name: /^Show results/ });
    await until(async () => (await button.innerText()).includes(`(${person.count})`), "the button counts");
    await button.click();
    await sheet.waitFor({ state: "hidden" });
    assert.equal(await total(page), person.count);
    assert.equal(await page.getByRole("button", { name: "Filters (1)" }).count(), 1);

    await page.getByRole("button", { name: "Filters (1)" }).click();
    await sheet.waitFor();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Filters (1)" }).click();
    await page.mouse.click(195, 20);
    await sheet.waitFor({ state: "hidden" });
  });
});

test("the page behind the sheet does not scroll, the sheet does", async () => {
  await withPage({ width: 390, height: 600 }, async (page) => {
    await open(page, "/?hl=ru");
    await page.getByRole("button", { name: "Фильтры" }).click();
    await page.getByRole("dialog").waitFor();
    await page.mouse.move(195, 400);
    await page.mouse.wheel(0, 300);
    await until(() => page.locator(".sheet-scroll").evaluate((element) => element.scrollTop > 0), "the sheet scrolls");
    assert.equal(await page.evaluate(() => scrollY), 0);
  });
});
