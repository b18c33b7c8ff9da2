// What the views of an article, a person and an organization have to say. It is loaded with them, in both languages:
// they are small, and a change of the language needs no script.
import { useI18n } from "./i18n";
import type { Language } from "./language";
import type { Plural } from "./messages";

interface ReaderMessages {
  readonly backToResults: string;
  readonly named: Plural;
  readonly persons: string;
  readonly orgs: string;
  readonly matches: Plural;
  readonly original: string;
  readonly loading: string;
  readonly metadataDate: string;
  readonly toSearch: string;
  readonly markSteps: string;
  readonly previousMark: string;
  readonly nextMark: string;
  readonly markOf: string;
  readonly cite: string;
  readonly gost: string;
  readonly gostIs: string;
  readonly fileFor: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly otherTexts: { readonly [lang: string]: string };
  readonly otherTextsLink: Plural;
  readonly alsoNamed: string;
  readonly newestArticles: string;
  readonly allOfThese: string;
  readonly namedTogether: string;
  readonly withPeople: string;
  readonly withOrgs: string;
  readonly together: string;
  readonly togetherArticles: Plural;
}

const catalogs: { readonly [L in Language]: ReaderMessages } = {
  en: {
    backToResults: "Back to the results",
    named: { one: "named {n} time", other: "named {n} times" },
    persons: "People",
    orgs: "Organizations",
    matches: { one: "{n} match in the text", other: "{n} matches in the text" },
    original: "Original",
    loading: "Loading the article…",
    metadataDate: "The date comes with the file, not from the text.",
    toSearch: "To the search",
    markSteps: "Matches",
    previousMark: "Previous match",
    nextMark: "Next match",
    markOf: "{n} of {of}",
    cite: "Cite",
    gost: "GOST R 7.0.100-2018",
    gostIs: "the Russian standard, as text to copy",
    fileFor: "file for {programs}",
    copy: "Copy",
    copied: "Copied.",
    copyFailed: "The browser did not allow it; select the text.",
    otherTexts: { en: "In English", ru: "In Russian" },
    otherTextsLink: {
      one: "{n} article on the same people in the same week",
      other: "{n} articles on the same people in the same week",
    },
    alsoNamed: "Also named:",
    newestArticles: "Newest articles",
    allOfThese: "All {articles}",
    namedTogether: "Named together with",
    withPeople: "With people",
    withOrgs: "With organizations",
    together: "Articles that name both",
    togetherArticles: { one: "{n} article names both", other: "{n} articles name both" },
  },
  ru: {
    backToResults: "К результатам",
    named: {
      one: "{n} упоминание",
      few: "{n} упоминания",
      many: "{n} упоминаний",
      other: "{n} упоминания",
    },
    persons: "Персоны",
    orgs: "Организации",
    matches: {
      one: "{n} совпадение в тексте",
      few: "{n} совпадения в тексте",
      many: "{n} совпадений в тексте",
      other: "{n} совпадения в тексте",
    },
    original: "Оригинал",
    loading: "Статья загружается…",
    metadataDate: "Дата взята из сведений о файле, а не из текста.",
    toSearch: "К поиску",
    markSteps: "Совпадения",
    previousMark: "Предыдущее совпадение",
    nextMark: "Следующее совпадение",
    markOf: "{n} из {of}",
    cite: "Цитировать",
    gost: "ГОСТ Р 7.0.100–2018",
    gostIs: "ссылка для копирования",
    fileFor: "файл для {programs}",
    copy: "Скопировать",
    copied: "Скопировано.",
    copyFailed: "Браузер не разрешил; выделите текст.",
    otherTexts: { en: "На английском", ru: "На русском" },
    otherTextsLink: {
      one: "{n} статья о тех же людях за ту же неделю",
      few: "{n} статьи о тех же людях за ту же неделю",
      many: "{n} статей о тех же людях за ту же неделю",
      other: "{n} статьи о тех же людях за ту же неделю",
    },
    alsoNamed: "Другие имена:",
    newestArticles: "Новые статьи",
    allOfThese: "Все {articles}",
    namedTogether: "Упоминается вместе с",
    withPeople: "С кем",
    withOrgs: "С какими организациями",
    together: "Статьи, где названы оба",
    togetherArticles: {
      one: "{n} статья, где названы оба",
      few: "{n} статьи, где названы оба",
      many: "{n} статей, где названы оба",
      other: "{n} статьи, где названы оба",
    },
  },
};

export function useReaderMessages(): ReaderMessages {
  return catalogs[useI18n().language];
}
