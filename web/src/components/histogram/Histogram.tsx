import { useEffect, useRef, useState } from "preact/hooks";
import type { HistogramData } from "../../api/types";
import { useI18n } from "../../i18n/i18n";
import { HistogramBars } from "./HistogramBars";
import { HistogramCounts } from "./HistogramCounts";
import { HistogramThumb } from "./HistogramThumb";
import { type BarRange, type DateRange, barsOf, bucketEnd, datesOf, ticksOf } from "./range";

interface HistogramProps {
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

/** Articles over time. A range is chosen by dragging over the bars or by moving either thumb with the keys. */
export function Histogram(props: HistogramProps) {
  const { data, range, onRange, onSettle } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const plot = useRef<HTMLDivElement>(null);
  // What the hand is doing right now; the URL follows when it is done.
  const [draft, setDraft] = useState<BarRange | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const anchor = useRef<number | null>(null);
  const pending = useRef<{ readonly timer: number; readonly commit: () => void } | null>(null);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);

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
  const finish = (bars: BarRange | null): void => {
    anchor.current = null;
    setDraft(null);
    if (bars) onRange(datesOf(bars, data));
    onSettle();
  };
  const moveThumb = (bars: BarRange): void => {
    clearTimeout(pending.current?.timer);
    setDraft(bars);
    const commit = (): void => {
      pending.current = null;
      setDraft(null);
      onRange(datesOf(bars, data));
    };
    pending.current = { timer: setTimeout(commit, keyPause), commit };
  };
  const leaveThumb = (): void => {
    clearTimeout(pending.current?.timer);
    pending.current?.commit();
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
        <p class="histogram-readout">{readout ?? (isFiltered && i18n.range(range.from, range.to))}</p>
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
        {last > 0 && (
          <>
            <HistogramThumb
              side="start"
              label={t.rangeStart}
              value={shown[0]}
              text={bar(shown[0])}
              min={0}
              max={shown[1]}
              position={shown[0] / buckets.length}
              page={pageOf(interval)}
              barAt={barAt}
              onMove={(value) => moveThumb([value, shown[1]])}
              onLeave={leaveThumb}
            />
            <HistogramThumb
              side="end"
              label={t.rangeEnd}
              value={shown[1]}
              text={bar(shown[1])}
              min={shown[0]}
              max={last}
              position={(shown[1] + 1) / buckets.length}
              page={pageOf(interval)}
              barAt={barAt}
              onMove={(value) => moveThumb([shown[0], value])}
              onLeave={leaveThumb}
            />
          </>
        )}
        <div class="histogram-axis" aria-hidden="true">
          {ticksOf(buckets).map(({ index, label }) => (
            <span key={label} style={{ left: `${(100 * index) / buckets.length}%` }}>
              {i18n.date(label, "short")}
            </span>
          ))}
        </div>
      </div>
      <HistogramNotes data={data} onStated={props.onStated} />
    </div>
  );
}

// The articles that no bar shows, and those that a bar shows on a guess.
function HistogramNotes({ data, onStated }: { readonly data: HistogramData; readonly onStated: (() => void) | null }) {
  const { t, count } = useI18n();
  const notes = [
    data.undated > 0 && count(t.undated, data.undated),
    data.coarse > 0 && count(t.coarse[data.interval]!, data.coarse),
    data.inferred > 0 && count(t.inferred, data.inferred),
  ].filter(Boolean);
  return (
    <p class="histogram-notes">
      {notes.join(" · ")}
      {data.inferred > 0 && onStated && (
        <>
          {" "}
          <button type="button" class="link-button" onClick={onStated}>
            {t.leaveOut}
          </button>
        </>
      )}
    </p>
  );
}

// What a bar stands for. Days and weeks are for short periods, for which the server chooses them by itself.
function IntervalChoice({ data, interval, onInterval }: Pick<HistogramProps, "interval" | "onInterval"> & { readonly data: HistogramData }) {
  const { t } = useI18n();
  const choices = [...new Set(["year", "month", data.interval])];
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
