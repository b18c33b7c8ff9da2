// What is said of a query that was not read as it stands. It is loaded when there is such a case, in both languages.
import { useI18n } from "./i18n";
import type { Language } from "./language";

interface WarningMessages {
  readonly warnings: { readonly [code: string]: string };
}

const catalogs: { readonly [L in Language]: WarningMessages } = {
  en: {
    warnings: {
      "unbalanced-quote": "The quotation mark at character {n} has no partner, so it was left out.",
      "unbalanced-parenthesis": "The bracket at character {n} has no partner, so it was left out.",
      "stray-operator": "An operator has no word to work on, so “{text}” was read as a word or left out.",
      "unknown-field": "“{text}” names no field, so it was read as text.",
      "short-wildcard": "“{text}” has fewer than three letters before the star, so the star was left out.",
      "near-needs-words": "NEAR joins single words of one field; because of “{text}” it was read as AND.",
      "unknown-name": "“{text}” is no person or organization of this index.",
      "unknown-language": "“{text}” is no language of this index.",
    },
  },
  ru: {
    warnings: {
      "unbalanced-quote": "У кавычки (знак {n}) нет пары, поэтому она пропущена.",
      "unbalanced-parenthesis": "У скобки (знак {n}) нет пары, поэтому она пропущена.",
      "stray-operator": "У оператора нет слова, поэтому «{text}» прочитано как слово или пропущено.",
      "unknown-field": "«{text}» не является полем и прочитано как текст.",
      "short-wildcard": "В «{text}» перед звёздочкой меньше трёх букв, поэтому звёздочка пропущена.",
      "near-needs-words": "РЯДОМ соединяет отдельные слова одного поля; из-за «{text}» прочитано И.",
      "unknown-name": "«{text}»: такой персоны или организации в индексе нет.",
      "unknown-language": "«{text}»: такого языка в индексе нет.",
    },
  },
};

export function useWarningMessages(): WarningMessages {
  return catalogs[useI18n().language];
}
