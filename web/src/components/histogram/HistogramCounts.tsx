import type { Bucket } from "../../api/types";
import { useI18n } from "../../i18n/i18n";
import { usePlotWidth } from "./plot-width";

interface HistogramCountsProps {
  readonly buckets: readonly Bucket[];
}

/** The width of a digit over a bar, in CSS pixels. */
const digitWidth = 7;

/** A count over each bar where each has room beside its neighbours, else over the highest, for the scale. */
export function HistogramCounts({ buckets }: HistogramCountsProps) {
  const { number } = useI18n();
  const width = usePlotWidth();
  const counts = buckets.map(({ count }) => count);
  const highest = Math.max(1, ...counts);
  const haveRoom = buckets.length * (number(highest).length + 1) * digitWidth <= width;
  const top = counts.indexOf(highest);
  return (
    <div class="histogram-counts" aria-hidden="true">
      {buckets.map(
        ({ start, count }, i) =>
          (haveRoom || i === top) && (
            <span key={start} style={{ left: `${(100 * (i + 0.5)) / buckets.length}%`, bottom: `${(100 * count) / highest}%` }}>
              {count > 0 && number(count)}
            </span>
          ),
      )}
    </div>
  );
}
