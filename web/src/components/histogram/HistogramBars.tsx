import type { ComponentChildren } from "preact";
import type { Bucket } from "../../api/types";
import { type BarRange, barWidth } from "./range";

interface HistogramBarsProps {
  readonly buckets: readonly Bucket[];
  /** The bars of the chosen range, null where there is none. */
  readonly selected: BarRange | null;
  readonly label: string;
  /** Puts a bar into something that can be used, such as a link; without it the drawing is one picture. */
  readonly wrap?: (bucket: Bucket, bar: ComponentChildren, index: number) => ComponentChildren;
}

/** The height of the drawing in its own units. */
const height = 100;
/** The least height of a bar that is not zero: one article beside a thousand must still be seen. */
const leastHeight = 3;

/**
 * The bars, one unit for each; the drawing is stretched to the width that there is. Articles with inferred dates
 * are the hatched top of their bar. The hatching runs across, because stretching leaves such lines as they are.
 */
export function HistogramBars({ buckets, selected, label, wrap }: HistogramBarsProps) {
  const highest = Math.max(1, ...buckets.map((bucket) => bucket.count));
  const width = barWidth(buckets.length);
  return (
    <svg viewBox={`0 0 ${buckets.length} ${height}`} preserveAspectRatio="none" role={wrap ? "group" : "img"} aria-label={label}>
      <defs>
        {["bar", "bar-selected"].map((name) => (
          <pattern key={name} id={`hatch-${name}`} patternUnits="userSpaceOnUse" width={1} height={7}>
            <rect class={name} width={1} height={4} />
          </pattern>
        ))}
      </defs>
      {buckets.map((bucket, i) => {
        const { start, count, inferred = 0 } = bucket;
        if (count === 0) return null;
        const size = Math.max(leastHeight, (height * count) / highest);
        const hatched = (size * inferred) / count;
        const name = selected !== null && i >= selected[0] && i <= selected[1] ? "bar-selected" : "bar";
        const place = { x: i + 0.5 - width / 2, width };
        const bar = [
          hatched > 0 && <rect {...place} fill={`url(#hatch-${name})`} y={height - size} height={hatched} />,
          hatched < size && <rect {...place} class={name} y={height - size + hatched} height={size - hatched} />,
        ];
        return (
          <g key={start} data-start={start}>
            {wrap ? wrap(bucket, bar, i) : bar}
          </g>
        );
      })}
    </svg>
  );
}
