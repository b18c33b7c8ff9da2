import type { Bucket } from "../../api/types";
import { useI18n } from "../../i18n/i18n";
import { barWidth, ticksOf } from "./range";

/** The dates below the bars, each from the left edge of its bar on. */
export function HistogramAxis({ buckets }: { readonly buckets: readonly Bucket[] }) {
  const { date } = useI18n();
  const edge = (1 - barWidth(buckets.length)) / 2;
  return (
    <div class="histogram-axis" aria-hidden="true">
      {ticksOf(buckets).map(({ index, label }) => (
        <span key={label} style={{ left: `${(100 * (index + edge)) / buckets.length}%` }}>
          {date(label, "short")}
        </span>
      ))}
    </div>
  );
}
