// Dates as people write them, in either language, and what is said of them. It is loaded when somebody comes to a field for
// a date.
import { dateInWords, isPartialDate } from "./dates";
import { fill } from "./i18n";
import type { Language } from "./language";

interface DateMessages {
  readonly malformed: string;
  readonly backwards: string;
  readonly only: string;
}

export const dateMessages: { readonly [L in Language]: DateMessages } = {
  en: {
    malformed: "“{text}” is no date. Write it as 2024, July 2024, 07.2024 or 2024-07-15.",
    backwards: "The start is later than the end.",
    only: "Only {date}",
  },
  ru: {
    malformed: "«{text}» — не дата. Пишите 2024, июль 2024, 07.2024 или 15.07.2024.",
    backwards: "Начало периода позже его конца.",
    only: "Только {date}",
  },
};

/** A range as it was written, or what is wrong with it and on which sides. An empty side is open. */
export type ReadRange =
  | { readonly from: string | undefined; readonly to: string | undefined; readonly fault?: undefined }
  | { readonly fault: string; readonly sides: readonly string[] };

/** Reads a range. Its end stands for its whole period, so "2024-07 to 2024" is a range, and "2024 to 2023-12" is none. */
export function readRange(from: string, to: string, language: Language): ReadRange {
  const [start, end] = [from, to].map((text) => (text.trim() ? readDate(text) : undefined));
  const { malformed, backwards } = dateMessages[language];
  if (start === null) return { fault: fill(malformed, { text: from.trim() }), sides: ["from"] };
  if (end === null) return { fault: fill(malformed, { text: to.trim() }), sides: ["to"] };
  if (start && end && start > end && !start.startsWith(end)) return { fault: backwards, sides: ["from", "to"] };
  return { from: start, to: end };
}

/** The single period that `text` names, and how that is offered; null where it names none. */
export function onlyPeriod(text: string, language: Language): { readonly date: string; readonly label: string } | null {
  const date = readDate(text);
  return date === null ? null : { date, label: fill(dateMessages[language].only, { date: dateInWords(date, language) }) };
}

/** The names of the months; of the Russian ones what all their forms begin with. */
const months = [
  ["january", "январ"], ["february", "феврал"], ["march", "март"], ["april", "апрел"], ["may", "ма"], ["june", "июн"],
  ["july", "июл"], ["august", "август"], ["september", "сентябр"], ["october", "октябр"], ["november", "ноябр"],
  ["december", "декабр"],
] as const;

/**
 * Reads a year, a month or a day and returns it as YYYY, YYYY-MM or YYYY-MM-DD; null for what is none. Numbers stand as
 * year, month, day or as day, month, year; the month may be a name, or three letters of it and more, the day an ordinal.
 */
export function readDate(text: string): string | null {
  const typed = text.toLowerCase().replace(/[‐-―]/g, "-").replace(/(\d)(st|nd|rd|th|-?го)(?![a-zа-яё])/g, "$1");
  if (/[^\s.,/\da-zа-яё-]/.test(typed)) return null;
  const parts = (typed.match(/\d+|[a-zа-яё]+/g) ?? []).filter((part) => !/^г(од[ау]?)?$/.test(part));
  const yearAt = parts.findIndex((part) => /^(?!0000)\d{4}$/.test(part));
  const others = parts.filter((_, i) => i !== yearAt);
  if (yearAt < 0 || others.length > 2) return null;
  const name = others.find((part) => /\D/.test(part));
  const numbers = others.filter((part) => part !== name);
  if (yearAt > 0) numbers.reverse();
  if (name) numbers.unshift(monthOf(name));
  const date = [parts[yearAt]!, ...numbers.map((number) => number.padStart(2, "0"))].join("-");
  return isPartialDate(date) ? date : null;
}

// The number of a month, "0" for what is no name of one.
function monthOf(word: string): string {
  const stem = word.replace(/[аейьюя]$/, "");
  const isName = (part: string, name: string): boolean => part === name || (part.length > 2 && name.startsWith(part));
  return String(1 + months.findIndex(([english, russian]) => isName(word, english) || isName(stem, russian)));
}
