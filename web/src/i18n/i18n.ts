// The language of the page as one value, handed down through a context.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { dateAfterSince, dateInWords } from "./dates";
import { en } from "./en";
import type { Language } from "./language";
import type { Messages, Plural } from "./messages";
import { ru } from "./ru";

const catalogs: { readonly [L in Language]: Messages } = { en, ru };

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
  const t = catalogs[language];
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

const I18nContext = createContext<I18n>(makeI18n("en"));
export const I18nProvider = I18nContext.Provider;

export function useI18n(): I18n {
  return useContext(I18nContext);
}
