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

/** The dates of a range of bars. An end at the edge of the histogram is left open, so all bars mean no filter. */
export function datesOf([first, last]: BarRange, { buckets, interval }: HistogramData): DateRange {
  return {
    from: first > 0 ? buckets[first]!.start : undefined,
    to: last < buckets.length - 1 ? bucketEnd(buckets[last]!.start, interval) : undefined,
  };
}

/** The bars that a date range touches; the nearest one where it touches none. */
export function barsOf({ from, to }: DateRange, { buckets, interval }: HistogramData): BarRange {
  const end = buckets.length - 1;
  const first = from ? buckets.findIndex((bucket) => late(bucketEnd(bucket.start, interval)) >= early(from)) : 0;
  const after = to ? buckets.findIndex((bucket) => early(bucket.start) > late(to)) : -1;
  const last = after < 0 ? end : Math.max(0, after - 1);
  return [Math.min(first < 0 ? end : first, last), last];
}

/** The places of axis labels: bars that begin a year (or a month, in a short histogram), seven of them at most. */
export function ticksOf(buckets: readonly Bucket[]): { readonly index: number; readonly label: string }[] {
  const years = starts(buckets, 4);
  const units = years.length >= 3 ? years : starts(buckets, 7);
  const most = units === years ? 7 : 4;
  const step = [1, 2, 3, 5, 10, 20, 50, 100].find((size) => units.length / size <= most) ?? 200;
  return units
    .filter(({ label }, i) => (units === years ? Number(label) % step === 0 : i % step === 0))
    // A label is written from its bar to the right; the last bars have no room for one.
    .filter(({ index }) => index / buckets.length < (units === years ? 0.94 : 0.8));
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
