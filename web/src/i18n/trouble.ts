// What is said where a search fails, finds nothing, or was not written as it should be. It is loaded when there is such
// a case, in both languages.
import { useI18n } from "./i18n";
import type { Language } from "./language";

interface TroubleMessages {
  readonly warnings: { readonly [code: string]: string };
  readonly nothing: string;
  readonly nothingAtAll: string;
  readonly without: string;
  readonly tryAnyWord: string;
  readonly nothingHint: string;
  readonly problems: { readonly [type: string]: string };
  readonly problemHelp: { readonly [type: string]: string };
  readonly queryFaults: { readonly [code: string]: string };
  readonly codes: { readonly [code: string]: string };
  readonly parameters: { readonly [parameter: string]: string };
}

const catalogs: { readonly [L in Language]: TroubleMessages } = {
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
    nothing: "No article matches",
    nothingAtAll: "There are no articles yet",
    without: "Without “{what}”",
    tryAnyWord: "Look for any of the words",
    nothingHint: "Try other words, fewer filters or a longer time.",
    problems: {
      "invalid-parameter": "A search setting is not valid",
      "unknown-parameter": "The address has an unknown setting",
      "invalid-query": "The query cannot be read",
      "not-found": "There is no such article or name",
      "uri-too-long": "The search is too long",
      "query-too-complex": "The query is too complex",
      "too-many-requests": "The server is busy",
      "query-timeout": "The search took too long",
      "index-unavailable": "The index is not available at the moment",
      internal: "Something went wrong on the server",
    },
    problemHelp: {
      "not-found": "The index may have changed since the link was made.",
      "too-many-requests": "Please wait a moment and try again.",
      "query-too-complex": "Use fewer words, stars or brackets.",
      "query-timeout": "Try fewer words or a shorter time.",
      "index-unavailable": "Please wait a moment and try again.",
      internal: "Trying again may help.",
    },
    queryFaults: {
      "date-format": "“{text}” is not a date. Write 2025, 2025-10 or 2025-10-22, or a range such as 2025-10..2025-11.",
      "date-range": "“{text}” ends before it begins. The other way round:",
      "too-complex": "More than one query may hold:",
    },
    codes: {
      range: "out of range",
      format: "not a value of this setting",
      unknown: "not known here",
      repeated: "given more than once",
      "too-long": "too long",
    },
    parameters: { q: "Words", from: "From", to: "To", sort: "Sort by", page: "Page", lang: "Language" },
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
    nothing: "Ничего не найдено",
    nothingAtAll: "Статей пока нет",
    without: "Без условия «{what}»",
    tryAnyWord: "Искать любое из слов",
    nothingHint: "Попробуйте другие слова, меньше фильтров или более длинный период.",
    problems: {
      "invalid-parameter": "Неверный параметр поиска",
      "unknown-parameter": "В адресе есть неизвестный параметр",
      "invalid-query": "Запрос не удалось прочитать",
      "not-found": "Такой статьи или имени нет",
      "uri-too-long": "Запрос слишком длинный",
      "query-too-complex": "Запрос слишком сложный",
      "too-many-requests": "Сервер занят",
      "query-timeout": "Поиск занял слишком много времени",
      "index-unavailable": "Поисковый индекс сейчас недоступен",
      internal: "На сервере произошла ошибка",
    },
    problemHelp: {
      "not-found": "Возможно, индекс изменился с тех пор, как появилась ссылка.",
      "too-many-requests": "Подождите немного и повторите.",
      "query-too-complex": "Возьмите меньше слов, звёздочек или скобок.",
      "query-timeout": "Попробуйте меньше слов или более короткий период.",
      "index-unavailable": "Подождите немного и повторите.",
      internal: "Возможно, поможет повторить запрос.",
    },
    queryFaults: {
      "date-format": "«{text}» — не дата. Пишите 2025, 2025-10, 2025-10-22 или период: 2025-10..2025-11.",
      "date-range": "«{text}» кончается раньше, чем начинается. Наоборот:",
      "too-complex": "Слишком много для одного запроса:",
    },
    codes: {
      range: "вне допустимых пределов",
      format: "недопустимое значение",
      unknown: "такого значения нет",
      repeated: "указано несколько раз",
      "too-long": "слишком длинно",
    },
    parameters: { q: "Слова", from: "С", to: "По", sort: "Порядок", page: "Страница", lang: "Язык" },
  },
};

export function useTroubleMessages(): TroubleMessages {
  return catalogs[useI18n().language];
}
