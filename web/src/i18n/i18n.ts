// The language of the page as one value, handed down through a context. The words of a language are loaded when it is
// chosen.
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { dateAfterSince, dateInWords } from "./dates";
import type { Language } from "./language";
import type { Messages, Plural } from "./messages";

const catalogs: { [L in Language]?: Messages } = {};

/** Fetches the words of a language; afterwards `makeI18n` can be called with it. Fails where there is no network. */
export async function loadLanguage(language: Language): Promise<void> {
  catalogs[language] ??= language === "en" ? (await import("./en")).en : (await import("./ru")).ru;
}

/** `wanted` once its words are there; until then the language before it. The first one must be loaded. */
export function useLanguage(wanted: Language): Language {
  const [language, setLanguage] = useState(wanted);
  useEffect(() => {
    let current = true;
    loadLanguage(wanted).then(
      () => current && setLanguage(wanted),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  return catalogs[wanted] ? wanted : language;
}

export interface I18n {
  readonly language: Language;
  readonly t: Messages;
  /** 18234 as "18,234" or "18 234". */
  readonly number: (n: number) => string;
  /** The form of `forms` that goes with `n`, with `n` filled in. */
  readonly count: (forms: Plural, n: number) => string;
  readonly date: (value: string, month?: "long" | "short") => string;
  /** "from July 2024", "until 2026", "July 2024 – January 2026". */
  readonly range: (from: string | undefined, to: string | undefined) => string;
}

/** Fills the names in braces. An unknown name stays as it is. */
export function fill(template: string, values: { readonly [name: string]: string }): string {
  return template.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
}

export function makeI18n(language: Language): I18n {
  const t = catalogs[language]!;
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const number = (n: number): string => numbers.format(n);
  const date = (value: string, month?: "long" | "short"): string => dateInWords(value, language, month);
  return {
    language,
    t,
    number,
    count: (forms, n) => fill(forms[rules.select(n)] ?? forms.other, { n: number(n) }),
    date,
    range: (from, to) => {
      if (from && to) return from === to ? date(from) : `${date(from, "short")} – ${date(to, "short")}`;
      if (from) return fill(t.since, { date: dateAfterSince(from, language) });
      return fill(t.until, { date: date(to ?? "") });
    },
  };
}

const I18nContext = createContext<I18n>(null!);
export const I18nProvider = I18nContext.Provider;

export function useI18n(): I18n {
  return useContext(I18nContext);
}
