import type { Bucket } from "../../api/types";
import { useI18n } from "../../i18n/i18n";
import { useMediaQuery } from "../../state/hooks";

interface HistogramCountsProps {
  readonly buckets: readonly Bucket[];
}

/** The least width of the bars in a small and in a large window, and that of a digit over them, in CSS pixels. */
const plotWidths = [300, 620] as const;
const digitWidth = 7;

/** A count over each bar, where each has room beside its neighbours. */
export function HistogramCounts({ buckets }: HistogramCountsProps) {
  const { number } = useI18n();
  const isWide = useMediaQuery("(min-width: 680px)");
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  const widest = number(highest).length + 1;
  if (buckets.length * widest * digitWidth > plotWidths[isWide ? 1 : 0]) return null;
  return (
    <div class="histogram-counts" aria-hidden="true">
      {buckets.map(({ start, count }, i) => (
        <span key={start} style={{ left: `${(100 * (i + 0.5)) / buckets.length}%`, bottom: `${(100 * count) / highest}%` }}>
          {count > 0 && number(count)}
        </span>
      ))}
    </div>
  );
}
