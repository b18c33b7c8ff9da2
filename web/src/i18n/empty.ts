// What is said where a search finds nothing. It is loaded when there is such a case, in both languages.
import { useI18n } from "./i18n";
import type { Language } from "./language";

interface EmptyMessages {
  readonly nothing: string;
  readonly nothingAtAll: string;
  readonly without: string;
  readonly tryAnyWord: string;
  readonly nothingHint: string;
}

const catalogs: { readonly [L in Language]: EmptyMessages } = {
  en: {
    nothing: "No article matches",
    nothingAtAll: "There are no articles yet",
    without: "Without “{what}”",
    tryAnyWord: "Look for any of the words",
    nothingHint: "Try other words, fewer filters or a longer time.",
  },
  ru: {
    nothing: "Ничего не найдено",
    nothingAtAll: "Статей пока нет",
    without: "Без условия «{what}»",
    tryAnyWord: "Искать любое из слов",
    nothingHint: "Попробуйте другие слова, меньше фильтров или более длинный период.",
  },
};

export function useEmptyMessages(): EmptyMessages {
  return catalogs[useI18n().language];
}
