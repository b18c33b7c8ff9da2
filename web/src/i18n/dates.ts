// Partial dates (YYYY, YYYY-MM, YYYY-MM-DD) in words. All arithmetic is in UTC: these are days, not moments.
import type { Language } from "./language";

const locales = { en: "en-GB", ru: "ru" } as const;

/** Whether `text` is a date of the calendar in one of the three shapes. */
export function isPartialDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!parts) return false;
  const [, year, month = "01", day = "01"] = parts;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

/** "22 October 2025", "October 2025", "2025"; what is no date comes back as it is. */
export function dateInWords(value: string, language: Language, month: "long" | "short" = "long"): string {
  if (!isPartialDate(value)) return value;
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (value.length >= 7) options.month = month;
  if (value.length === 10) options.day = "numeric";
  return format(value, language, options);
}

/**
 * The same in the case that follows Russian "с" (from): "с июля 2024 г.". Intl gives the genitive of a month
 * only beside a day, so the month is cut out of a whole date.
 */
export function dateAfterSince(value: string, language: Language): string {
  if (language !== "ru" || value.length !== 7 || !isPartialDate(value)) return dateInWords(value, language);
  return format(value, language, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).replace(/^1\s/, "");
}

/** A moment in ISO 8601 as a day in the reader's own time zone. */
export function momentInWords(iso: string, language: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "long" }).format(moment);
}

// Making a formatter costs more than using it, and a list of hits needs the same few again and again.
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(value: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${options.day} ${options.month}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locales[language], options)));
  return formatter.format(new Date(`${value.padEnd(10, "-01")}T00:00:00Z`));
}
