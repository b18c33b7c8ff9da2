// The arithmetic between bars and dates. Partial dates compare as text once they are padded: "-00" stands before
// every day of a period and "-99" after it.
import type { Bucket, HistogramData, Interval } from "../../api/types";

/** First and last bar of a range, both inside it. */
export type BarRange = readonly [first: number, last: number];

/** A date range in the words of the API; an open end is undefined. */
export interface DateRange {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The last date that a bar stands for. Only a week is named by another date than its end. */
export function bucketEnd(start: string, interval: Interval): string {
  if (interval !== "week") return start;
  const day = new Date(`${start}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 6);
  return day.toISOString().slice(0, 10);
}

/** The dates from the first day of a range of bars to its last. */
export function datesOf([first, last]: BarRange, { buckets, interval }: HistogramData): DateRange {
  return { from: buckets[first]!.start, to: bucketEnd(buckets[last]!.start, interval) };
}

/** The bars that a date range touches; the nearest one where it touches none. */
export function barsOf({ from, to }: DateRange, { buckets, interval }: HistogramData): BarRange {
  const end = buckets.length - 1;
  const first = from ? buckets.findIndex((bucket) => late(bucketEnd(bucket.start, interval)) >= early(from)) : 0;
  const after = to ? buckets.findIndex((bucket) => early(bucket.start) > late(to)) : -1;
  const last = after < 0 ? end : Math.max(0, after - 1);
  return [Math.min(first < 0 ? end : first, last), last];
}

/** The width of each of `count` bars, as a share of its place. Few bars leave a part of their places free. */
export function barWidth(count: number): number {
  return Math.max(Math.min(0.84, count / 15), count / 150);
}

/** The least width of a bar that a hand can still hit, with the gap beside it, in CSS pixels. */
const leastWidth = 4;

const daysOf = { day: 1, week: 7, month: 30, year: 365 } as const;

/** What the bars of `data` may stand for where they have `width` pixels together. */
export function intervalsFor({ buckets, interval }: HistogramData, width: number): Interval[] {
  const days = (Date.parse(buckets.at(-1)!.start) - Date.parse(buckets[0]!.start)) / 86_400_000 + daysOf[interval];
  const isFit = (count: number): boolean => count >= 2 && count * leastWidth <= width;
  return (Object.keys(daysOf) as Interval[]).filter((name) => name === interval || isFit(days / daysOf[name]));
}

/** Labels of an axis: how many at most, and the share of the width behind which there is no room for one. */
const scales = {
  4: { most: 7, end: 0.89 },
  7: { most: 3, end: 0.72 },
  10: { most: 3, end: 0.7 },
} as const;

/** The places of axis labels: bars that begin a year, in a short histogram a month, in a very short one all bars. */
export function ticksOf(buckets: readonly Bucket[]): { readonly index: number; readonly label: string }[] {
  const length = starts(buckets, 4).length >= 3 ? 4 : starts(buckets, 7).length >= 2 ? 7 : 10;
  const { most, end } = scales[length];
  const units = starts(buckets, length);
  const step = [1, 2, 3, 5, 10, 20, 50, 100].find((size) => units.length / size <= most) ?? 200;
  return units
    .filter(({ label }, i) => (length === 4 ? Number(label) : i) % step === 0)
    .filter(({ index }) => index / buckets.length < end);
}

// The bars at which the first `length` characters of the date change.
function starts(buckets: readonly Bucket[], length: number): { index: number; label: string }[] {
  return buckets.flatMap(({ start }, index) => {
    const label = start.slice(0, length);
    const isStart = index > 0 ? buckets[index - 1]!.start.slice(0, length) !== label : /^(-01)*$/.test(start.slice(length));
    return isStart ? [{ index, label }] : [];
  });
}

function early(date: string): string {
  return date.padEnd(10, "-00");
}

function late(date: string): string {
  return date.padEnd(10, "-99");
}
