// Takes a picture of every view in both languages and themes at four widths, for someone to look at.
//
//   DOSSIER_URL=http://127.0.0.1:8080 node screenshots.mjs FOLDER [NAME...]   all views, or those that are named
//   DOSSIER_URL=http://127.0.0.1:8080 node screenshots.mjs --readme           the two pictures of README.md
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromiumOptions, serverUrl } from "./chromium.mjs";

const typed = async (page, text) => {
  await page.locator("input[name=q]").click();
  await page.keyboard.type(text, { delay: 30 });
  await page.locator(".suggestion").first().waitFor();
  await page.keyboard.press("ArrowDown");
};

/** Each view by its address, and what is done before the picture. `{id}` stands for the first hit for `find`. */
const views = {
  home: { path: "/" },
  list: { path: "/?q=Putin" },
  filtered: { path: "/?person=putin&not.org=nato&from=1995&to=2020" },
  suggest: { path: "/", act: (page, language) => typed(page, language === "ru" ? "пут" : "put") },
  readings: { path: "/?q=kfdhjd" },
  empty: { path: "/?q=qqzzqqzz&person=putin&from=1995&to=2020" },
  fault: { path: "/?q=date:2025-13" },
  article: { path: "/a/{id}?q=Putin", find: "Putin", act: (page) => page.locator(".mark-steps .button").last().click() },
  cite: { path: "/a/{id}", find: "Putin", act: (page) => page.locator(".cite summary").click() },
  entity: { path: "/e/putin" },
  organization: { path: "/e/un" },
  save: { path: "/?q=Putin", act: (page) => page.locator(".toolbar .menu summary, .save-below summary").click() },
  tips: { path: "/", act: (page) => page.locator(".tips summary").click() },
  sheet: { path: "/?person=putin", widths: [390, 320], act: (page) => page.locator(".toolbar .button").click() },
};
const heights = { 1280: 900, 768: 1000, 390: 844, 320: 640 };
const ready = ".results:not(.is-stale), .article h1, [data-state=error]";

const browser = await chromium.launch(chromiumOptions);
try {
  const [folder, ...names] = process.argv.slice(2);
  if (folder === "--readme") {
    const pictures = fileURLToPath(new URL("../../web/screenshots/", import.meta.url));
    await take("list", "en", "light", 1280, join(pictures, "results-en-1280.png"));
    await take("list", "ru", "light", 390, join(pictures, "results-ru-390.png"));
  } else if (!folder) {
    throw new Error("usage: node screenshots.mjs FOLDER [NAME...] | --readme");
  } else {
    await mkdir(folder, { recursive: true });
    for (const name of names.length > 0 ? names : Object.keys(views)) {
      for (const language of ["en", "ru"]) {
        for (const theme of ["light", "dark"]) {
          for (const width of views[name].widths ?? [1280, 768, 390, 320]) {
            await take(name, language, theme, width, join(folder, `${name}-${language}-${theme}-${width}.png`));
          }
        }
      }
    }
  }
} finally {
  await browser.close();
}

async function take(name, language, theme, width, file) {
  const { path, find, act } = views[name];
  const context = await browser.newContext({ viewport: { width, height: heights[width] }, colorScheme: theme });
  const page = await context.newPage();
  let id = "";
  if (find) id = (await (await fetch(`${serverUrl}/api/v1/search?q=${find}&lang=${language}&size=1`)).json()).hits[0].id;
  const address = path.replace("{id}", encodeURIComponent(id));
  await page.goto(`${serverUrl}${address}${address.includes("?") ? "&" : "?"}hl=${language}`);
  await page.locator(ready).first().waitFor();
  await act?.(page, language);
  await page.waitForTimeout(300);
  await page.screenshot({ path: file });
  await context.close();
}
