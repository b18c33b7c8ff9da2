import { useEffect, useRef, useState } from "preact/hooks";
import type { HistogramData } from "../../api/types";
import { useI18n } from "../../i18n/i18n";
import { HistogramAxis } from "./HistogramAxis";
import { HistogramBars } from "./HistogramBars";
import { HistogramCounts } from "./HistogramCounts";
import { HistogramNotes } from "./HistogramNotes";
import { HistogramThumb } from "./HistogramThumb";
import { usePlotWidth } from "./plot-width";
import { type BarRange, type DateRange, barsOf, bucketEnd, datesOf, intervalsFor } from "./range";

interface HistogramProps {
  /** The articles within `range`. */
  readonly data: HistogramData | null;
  readonly range: DateRange;
  /** Tells a new range. Moves that follow each other closely, until `onSettle`, are one step. */
  readonly onRange: (range: DateRange) => void;
  readonly onSettle: () => void;
  /** The width of bars that was chosen, undefined where the server chooses. */
  readonly interval: string | undefined;
  readonly onInterval: (interval: string | undefined) => void;
  /** Leaves out inferred dates; null where they are left out. */
  readonly onStated: (() => void) | null;
}

/** How long a key may be still before the range that it moved is searched, in milliseconds. */
const keyPause = 150;

/** No filter at all. */
const allDates: DateRange = { from: undefined, to: undefined };

/**
 * Articles over time. A range is chosen by dragging over the bars or by moving either thumb with the keys; its articles
 * then take the whole width, by smaller bars. While the keys move an end, the bars stay as they are.
 */
export function Histogram(props: HistogramProps) {
  const { range, onRange, onSettle } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const plot = useRef<HTMLDivElement>(null);
  // What the hand is doing right now; the URL follows when it is done.
  const [draft, setDraft] = useState<BarRange | null>(null);
  const [held, setHeld] = useState<Pick<HistogramProps, "data" | "range"> | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const anchor = useRef<number | null>(null);
  const pending = useRef<{ readonly timer: number; readonly commit: () => void } | null>(null);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);

  const { data, range: outer } = held ?? props;
  // Before the first answer the place is kept free; an answer without dates needs none.
  if (!data) return <div class="histogram" />;
  if (data.buckets.length === 0) return null;
  const { buckets, interval } = data;
  const last = buckets.length - 1;
  const isFiltered = Boolean(range.from || range.to);
  const shown = draft && draft[1] <= last ? draft : barsOf(range, data);
  const selected = draft || isFiltered ? shown : null;

  const barAt = (clientX: number): number => {
    const box = plot.current!.getBoundingClientRect();
    return clamp(Math.floor(((clientX - box.left) / box.width) * buckets.length), 0, last);
  };
  // All bars are what is searched already; a single one can still be looked at by smaller bars.
  const datesIn = (bars: BarRange): DateRange => (bars[0] === 0 && bars[1] === last && last > 0 ? outer : datesOf(bars, data));
  const finish = (bars: BarRange | null): void => {
    anchor.current = null;
    setDraft(null);
    if (bars) onRange(datesIn(bars));
    onSettle();
  };
  const moveThumb = (bars: BarRange): void => {
    clearTimeout(pending.current?.timer);
    setDraft(bars);
    setHeld({ data, range: outer });
    const commit = (): void => {
      pending.current = null;
      setDraft(null);
      onRange(datesIn(bars));
    };
    pending.current = { timer: setTimeout(commit, keyPause), commit };
  };
  const leaveThumb = (): void => {
    clearTimeout(pending.current?.timer);
    pending.current?.commit();
    setHeld(null);
    onSettle();
  };
  const showAll = (): void => {
    // The button is about to vanish.
    document.getElementById("results-title")?.focus({ preventScroll: true });
    onRange(allDates);
    onSettle();
  };
  const period = (bars: BarRange): string => {
    const dates = { from: buckets[bars[0]]!.start, to: bucketEnd(buckets[bars[1]]!.start, interval) };
    return i18n.range(dates.from, dates.to);
  };
  const bar = (index: number): string => `${period([index, index])}: ${i18n.count(t.articles, buckets[index]!.count)}`;
  const readout = draft ? period(draft) : hovered !== null && buckets[hovered] ? bar(hovered) : null;

  return (
    <div class="histogram">
      <div class="histogram-head">
        <IntervalChoice data={data} interval={props.interval} onInterval={props.onInterval} />
        {readout || !isFiltered ? (
          <p class="histogram-readout">{readout}</p>
        ) : (
          <button type="button" class="link-button" onClick={showAll}>
            {t.allDates}
          </button>
        )}
      </div>
      <div class="histogram-frame" role="group" aria-label={t.histogram[interval]}>
        <div
          class="histogram-plot"
          ref={plot}
          title={readout ? undefined : t.rangeWhole}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            plot.current!.setPointerCapture(event.pointerId);
            anchor.current = barAt(event.clientX);
            setDraft([anchor.current, anchor.current]);
          }}
          onPointerMove={(event) => {
            const index = barAt(event.clientX);
            setHovered(index);
            if (anchor.current !== null) setDraft(ordered(anchor.current, index));
          }}
          onPointerUp={(event) => anchor.current !== null && finish(ordered(anchor.current, barAt(event.clientX)))}
          onPointerCancel={() => finish(null)}
          onPointerLeave={() => setHovered(null)}
        >
          <HistogramCounts buckets={buckets} />
          <HistogramBars buckets={buckets} selected={selected} label={`${t.histogram[interval]}, ${period([0, last])}`} />
        </div>
        {last > 0 &&
          (["start", "end"] as const).map((side, end) => (
            <HistogramThumb
              key={side}
              side={side}
              label={end ? t.rangeEnd : t.rangeStart}
              value={shown[end]!}
              text={bar(shown[end]!)}
              min={end ? shown[0] : 0}
              max={end ? last : shown[1]}
              position={(shown[end]! + end) / buckets.length}
              page={pageOf(interval)}
              barAt={barAt}
              onMove={(value) => moveThumb(end ? [shown[0], value] : [value, shown[1]])}
              onLeave={leaveThumb}
            />
          ))}
        <HistogramAxis buckets={buckets} />
      </div>
      <HistogramNotes data={data} onStated={props.onStated} />
    </div>
  );
}

// What a bar stands for, where that can be chosen.
function IntervalChoice({ data, interval, onInterval }: Pick<HistogramProps, "interval" | "onInterval"> & { readonly data: HistogramData }) {
  const { t } = useI18n();
  const choices = intervalsFor(data, usePlotWidth());
  if (choices.length < 2) return <p class="histogram-interval">{t.histogram[data.interval]}</p>;
  return (
    <select
      class="histogram-interval"
      aria-label={t.barWidth}
      value={interval ?? data.interval}
      onChange={(event) => onInterval(event.currentTarget.value)}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {t.histogram[choice]}
        </option>
      ))}
    </select>
  );
}

// How far PageUp goes: about a year, or ten of them.
function pageOf(interval: string): number {
  return { day: 30, week: 13, month: 12, year: 10 }[interval] ?? 10;
}

function ordered(a: number, b: number): BarRange {
  return a <= b ? [a, b] : [b, a];
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
