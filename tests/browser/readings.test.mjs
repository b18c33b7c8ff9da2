// How the query was read: repairs, names, translations, warnings, faults; and how to write one.
// Except where a test says so, the answers are the test's own.
import assert from "node:assert/strict";
import test from "node:test";
import { api, arrived, open, params, serverUrl, settled, total, until, withPage } from "./browser.mjs";

const json = (body, status = 200) => ({
  status,
  contentType: status === 200 ? "application/json" : "application/problem+json",
  body: JSON.stringify(body),
});

const layout = { kind: "layout", from: "kfdhjd", to: "лавров", undo: "?q=kfdhjd&interpret=off" };

// Answers every search with the server's answer to an empty query, in which `change` has set what it likes.
async function answerWith(page, change) {
  const body = await api("/api/v1/search?size=3&hl=en");
  await page.route("**/api/v1/search?*", (route) => {
    const answer = structuredClone(body);
    change(answer, new URL(route.request().url()).searchParams);
    return route.fulfill(json(answer));
  });
}

const notices = (page) => page.locator(".notices").innerText();
const notice = (page, text) => page.locator(".notice", { hasText: text });

test("a repaired word is told, and a link searches what was typed", async () => {
  await withPage({}, async (page) => {
    await answerWith(page, (answer, p) => {
      if (p.get("interpret") === "off") answer.total = 0;
      else answer.query.interpretation = [layout];
    });
    await open(page, "/?q=kfdhjd&hl=en");
    const line = notice(page, "Showing results for");
    assert.equal(await line.innerText(), "Showing results for лавров. Search instead for kfdhjd");
    assert.equal(await line.locator(".notice-read").getAttribute("lang"), "ru");
    const link = line.locator("a");
    assert.equal(await link.getAttribute("href"), "/?q=kfdhjd&interpret=off&hl=en");
    await until(async () => (await page.locator("[role=status]").innerText()).includes("лавров"), "the repair is announced");

    await link.focus();
    await page.keyboard.press("Enter");
    await arrived(page, (p) => p.get("interpret") === "off" && p.get("hl") === "en", "the repair is undone");
    assert.equal(await page.locator("input[name=q]").inputValue(), "kfdhjd");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results-title", "focus is not lost");
    assert.equal(await notice(page, "Showing results for").count(), 0);
    await notice(page, "Typing repairs are off.").locator("a", { hasText: "Turn repairs on" }).click();
    await arrived(page, (p) => !p.has("interpret"), "repairs are on again");
    assert.match(await notices(page), /Showing results for лавров/);
    await page.goBack();
    await arrived(page, (p) => p.get("interpret") === "off", "each is a step of the history");
  });
});

test("other words are repaired anew", async () => {
  await withPage({}, async (page) => {
    await answerWith(page, () => {});
    await open(page, "/?q=kfdhjd&interpret=off&hl=en");
    await page.locator("input[name=q]").fill("lavrov");
    await arrived(page, (p) => p.get("q") === "lavrov" && !p.has("interpret"), "repairs are on for other words");
  });
});

test("repairs that one link undoes stand in one sentence, in Russian too", async () => {
  await withPage({}, async (page) => {
    const undo = "?q=kfdhjd+sancsions&interpret=off";
    await answerWith(page, (answer) => {
      answer.query.interpretation = [
        { ...layout, undo },
        { kind: "spelling", from: "sancsions", to: "sanctions", undo },
      ];
    });
    await open(page, "/?q=kfdhjd+sancsions&hl=ru");
    assert.equal(
      await notice(page, "Показаны").innerText(),
      "Показаны результаты по запросу лавров, sanctions. Искать вместо этого kfdhjd, sancsions",
    );
    await open(page, "/?q=kfdhjd&interpret=off&hl=ru");
    assert.match(await notices(page), /Исправление раскладки и опечаток выключено\. Включить исправление/);
  });
});

test("translations are told, few of them, and can be switched off", async () => {
  await withPage({}, async (page) => {
    await answerWith(page, (answer, p) => {
      if (p.get("expand") === "off") return;
      answer.query.words = [
        { text: "санкции", also: ["sanctions", "Sanctions", "sanctioned", "embargo", "penalty", "penalties", "ban"] },
        { text: "и", why: "stop-word" },
        { text: "Лавров", why: "name", also: ["Sergey Lavrov"],
          entity: { kind: "person", id: "lavrov", labels: { en: "Sergey Lavrov", ru: "Сергей Лавров" } } },
      ];
    });
    await open(page, "/?q=санкции+и+Лавров&hl=en");
    assert.equal(
      await notices(page),
      "Read as names: Лавров → Sergey Lavrov. Also searched: sanctions, sanctioned, embargo, penalty, penalties… Search the words only",
    );
    await page.locator(".notices a", { hasText: "Search the words only" }).click();
    await arrived(page, (p) => p.get("expand") === "off", "translations are off");
    assert.match(await notices(page), /^Only the words themselves are searched\./);
    await page.locator(".notices a", { hasText: "Search names" }).click();
    await arrived(page, (p) => !p.has("expand"), "translations are on again");
    await page.locator(".language-switch").click();
    await arrived(page, (p) => p.get("hl") === "ru", "the page is Russian");
    assert.match(await notices(page), /Искали также: sanctions, .+… Искать только слова$/);
  });
});

test("one translation ends its sentence, and none gives no line", async () => {
  await withPage({}, async (page) => {
    await answerWith(page, (answer, p) => {
      answer.query.words = [{ text: "oil", also: p.get("q") === "oil" ? ["нефть", "oil"] : [] }];
    });
    await open(page, "/?q=oil&hl=en");
    assert.equal(await notices(page), "Also searched: нефть. Search the words only");
    await open(page, "/?q=OIL&hl=en");
    assert.equal(await page.locator(".notices").count(), 0);
  });
});

test("every warning has words in both languages, and names what it means", async () => {
  const q = 'ab* "c d" person:zzz';
  const expected = {
    en: {
      "unbalanced-quote": /mark at character 5 has no partner/, "unbalanced-parenthesis": /bracket at character 5 has/,
      "stray-operator": /“"c d"” was read/, "unknown-field": /“"c d"” names no field/,
      "short-wildcard": /“"c d"” has fewer than three/, "near-needs-words": /because of “"c d"”/,
      "unknown-name": /“"c d"” is no person/, "unknown-language": /“"c d"” is no language/,
    },
    ru: {
      "unbalanced-quote": /кавычки \(знак 5\) нет пары/, "unbalanced-parenthesis": /скобки \(знак 5\) нет пары/,
      "stray-operator": /«"c d"» прочитано/, "unknown-field": /«"c d"» не является полем/,
      "short-wildcard": /В «"c d"» перед звёздочкой/, "near-needs-words": /из-за «"c d"»/,
      "unknown-name": /«"c d"»: такой персоны/, "unknown-language": /«"c d"»: такого языка/,
    },
  };
  await withPage({}, async (page) => {
    await answerWith(page, (answer) => {
      const codes = [...Object.keys(expected.en), "a-later-code"];
      answer.query.warnings = codes.map((code) => ({ code, position: 4, length: 5, detail: "The server says so." }));
    });
    for (const [language, patterns] of Object.entries(expected)) {
      await open(page, `/?q=${encodeURIComponent(q)}&hl=${language}`);
      await page.locator(".notice").first().waitFor();
      const lines = await page.locator(".notice").allInnerTexts();
      for (const [i, [code, pattern]] of Object.entries(patterns).entries()) assert.match(lines[i], pattern, code);
      assert.equal(lines.at(-1), "The server says so.");
      assert.equal(await page.locator(".notice [lang=en]").count(), 1);
    }
  });
});

test("faults of the query are told by code, with the part that is meant", async () => {
  // The letter before the faults is one code point and two units of JavaScript.
  const q = "𝒳 date:2025-13 oil дата:2026-01..2025-01";
  const problem = {
    type: "/problems/invalid-query", title: "Invalid query", status: 400, detail: "…",
    errors: [
      { parameter: "q", code: "date-format", position: 7, length: 7, detail: "no such month", expected: "a month from 01 to 12" },
      { parameter: "q", code: "date-range", position: 24, length: 16, detail: "backwards", expected: "2025-01..2026-01" },
      { parameter: "q", code: "a-later-code", position: 0, length: 0, detail: "The server says so." },
    ],
  };
  await withPage({ expected: [/400/] }, async (page) => {
    await page.route("**/api/v1/search?*", (route) => route.fulfill(json(problem, 400)));
    for (const [language, title, format, range] of [
      ["en", "The query cannot be read", /^“2025-13” is not a date/, /ends before it begins\. The other way round: 2025-01\.\.2026-01/],
      ["ru", "Запрос не удалось прочитать", /^«2025-13» — не дата/, /раньше, чем начинается\. Наоборот: 2025-01\.\.2026-01/],
    ]) {
      await page.goto(`${serverUrl}/?q=${encodeURIComponent(q)}&hl=${language}`);
      await page.locator("[data-state=error][role=alert]").waitFor();
      assert.equal(await page.locator("[data-state=error] h2").innerText(), title);
      const faults = page.locator(".faults li");
      assert.match(await faults.nth(0).innerText(), format);
      assert.match(await faults.nth(1).innerText(), range);
      assert.match(await faults.nth(2).innerText(), /^The server says so\.$/);
      assert.deepEqual(await page.locator(".fault mark").allInnerTexts(), ["2025-13", "2026-01..2025-01"]);
      assert.equal(await page.locator(".fault").first().innerText(), q);
    }
  });
});

test("a query that is too much says which limit, and shows only the surroundings of the place", async () => {
  const q = `${"word ".repeat(48)}last ${"tail ".repeat(20)}`.trim();
  const problem = {
    type: "/problems/query-too-complex", title: "Query too complex", status: 422, detail: "…",
    errors: [{ parameter: "q", code: "too-complex", position: 240, length: 4, detail: "49 words are over the cap of 48", expected: "at most 48" }],
  };
  await withPage({ expected: [/422/] }, async (page) => {
    await page.route("**/api/v1/search?*", (route) => route.fulfill(json(problem, 422)));
    await page.goto(`${serverUrl}/?q=${encodeURIComponent(q)}&hl=ru`);
    await page.locator("[data-state=error]").waitFor();
    assert.match(await page.locator(".faults li").innerText(), /^Слишком много для одного запроса: 49 words are over/);
    const shown = await page.locator(".fault").innerText();
    assert.match(shown, /^…(ord )?(word )+last (tail )+/);
    assert.ok(shown.length < 100 && shown.endsWith("…"), shown);
  });
});

test("half a date is no fault while someone types", async () => {
  const problem = {
    type: "/problems/invalid-query", title: "Invalid query", status: 400, detail: "…",
    errors: [{ parameter: "q", code: "date-format", position: 5, length: 6, detail: "…" }],
  };
  const body = await api("/api/v1/search?size=3&hl=en");
  await withPage({ expected: [/400/] }, async (page) => {
    let refused = 0;
    await page.route("**/api/v1/search?*", (route) => {
      const q = new URL(route.request().url()).searchParams.get("q") ?? "";
      if (q === "" || q.length === "date:2025-10".length) return route.fulfill(json(body));
      refused++;
      return route.fulfill(json(problem, 400));
    });
    await open(page, "/?hl=en");
    await page.evaluate(() => {
      globalThis.sawError = false;
      new MutationObserver(() => (globalThis.sawError ||= document.querySelector("[data-state=error]") !== null))
        .observe(document.querySelector("#app"), { subtree: true, childList: true });
    });
    await page.locator("input[name=q]").click();
    await page.keyboard.type("date:2025-10", { delay: 60 });
    await arrived(page, (p) => p.get("q") === "date:2025-10", "the whole date is searched");
    assert.ok(refused > 0, "half a date was asked for");
    assert.equal(await page.evaluate(() => globalThis.sawError), false);
    await page.keyboard.press("Backspace");
    await page.locator("[data-state=error]").waitFor();
    assert.equal(await page.locator(".hit").count(), 0, "the fault that stays takes the place of the hits");
  });
});

test("the search tips open by key, stay while someone types, and close by Escape", async () => {
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    const panel = page.locator(".tips-panel");
    assert.equal(await panel.isVisible(), false);
    await page.locator("input[name=q]").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await panel.locator("dt").first().waitFor();
    assert.match(await panel.innerText(), /NEAR\/5[\s\S]*date:2025-10\.\.2025-11/);
    await page.locator("input[name=q]").fill("oil");
    await arrived(page, (p) => p.get("q") === "oil", "the word is searched");
    assert.equal(await panel.isVisible(), true);
    await page.locator(".tips summary").focus();
    await page.keyboard.press("Escape");
    assert.equal(await panel.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
    await page.locator(".language-switch").click();
    await arrived(page, (p) => p.get("hl") === "ru", "the page is Russian");
    await page.locator(".tips summary", { hasText: "Как искать" }).click();
    assert.match(await panel.innerText(), /РЯДОМ\/5[\s\S]*дата:2025-10\.\.2025-11/);
  });
});

// With the server's own answers.
test("every example of the search tips is read without a warning", async () => {
  await withPage({}, async (page) => {
    for (const language of ["en", "ru"]) {
      await open(page, `/?hl=${language}`);
      await page.locator(".tips summary").click();
      await page.locator(".tips dt").first().waitFor();
      const examples = await page.locator(".tips dt").evaluateAll((terms) => terms.map((term) => term.textContent));
      assert.ok(examples.length >= 5);
      for (const example of examples) {
        const { query } = await api(`/api/v1/search?q=${encodeURIComponent(example)}&size=0`);
        assert.deepEqual(query.warnings, [], example);
      }
    }
  });
});

// With the server's own answers.
test("layout repair shown and undone", async () => {
  const expected = (await api(`/api/v1/search?q=${encodeURIComponent("лавров")}&size=0`)).total;
  assert.ok(expected > 0, "the corpus knows the name");
  await withPage({}, async (page) => {
    await open(page, "/?hl=en");
    await page.locator("input[name=q]").click();
    await page.keyboard.type("kfdhjd", { delay: 20 });
    await arrived(page, (p) => p.get("q") === "kfdhjd", "the letters are searched");
    await notice(page, "Showing results for лавров").waitFor();
    assert.equal(await total(page), expected);
    await page.locator(".notices a", { hasText: "Search instead for kfdhjd" }).click();
    await arrived(page, (p) => p.get("interpret") === "off", "the repair is undone");
    assert.equal(await total(page), 0);
    await page.locator(".notices a", { hasText: "Turn repairs on" }).click();
    await arrived(page, (p) => !p.has("interpret") && params(page).get("q") === "kfdhjd", "the repair is back");
    await settled(page);
    assert.equal(await total(page), expected);
  });
});
