// What is said where a request was refused. It is loaded when there is such a case, in both languages.
import { useI18n } from "./i18n";
import type { Language } from "./language";

interface FaultMessages {
  readonly problems: { readonly [type: string]: string };
  readonly problemHelp: { readonly [type: string]: string };
  readonly queryFaults: { readonly [code: string]: string };
  /** Faults of parameters. Where there are no words for a code, the server's English sentence stands. */
  readonly codes: { readonly [code: string]: string };
  /** What the server says that it expects, and how that is put. */
  readonly expected: readonly (readonly [pattern: RegExp, words: string])[];
  /** Leads on without the parameters that are at fault. */
  readonly without: string;
  readonly parameters: { readonly [parameter: string]: string };
}

const catalogs: { readonly [L in Language]: FaultMessages } = {
  en: {
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
    codes: {},
    expected: [],
    without: "Search without this setting",
    parameters: {},
  },
  ru: {
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
      range: "{name}: «{value}» вне допустимых пределов.",
      format: "{name}: «{value}» не подходит.",
      unknown: "Параметра «{name}» нет.",
      repeated: "{name}: указано несколько раз.",
      "too-long": "{name}: слишком длинно.",
      conflict: "{name}: не сочетается с другими параметрами.",
      "too-complex": "{name}: слишком много столбцов.",
    },
    expected: [
      [/^a whole number from (\d+) to (\d+)$/, "Нужно целое число от $1 до $2."],
      [/^one of (.+)$/, "Можно: $1."],
    ],
    without: "Искать без этого параметра",
    parameters: {
      q: "Слова", from: "С", to: "По", event_from: "Даты в тексте, с", event_to: "Даты в тексте, по", sort: "Порядок",
      page: "Страница", size: "Статей на странице", lang: "Язык", histogram: "Столбцы",
    },
  },
};

export function useFaultMessages(): FaultMessages {
  return catalogs[useI18n().language];
}
