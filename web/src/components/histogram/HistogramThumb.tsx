interface HistogramThumbProps {
  readonly side: "start" | "end";
  readonly label: string;
  /** Index of the bar at which the thumb stands, and what that bar says. */
  readonly value: number;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  /** Share of the width, 0 to 1. */
  readonly position: number;
  /** Bars that PageUp and PageDown go. */
  readonly page: number;
  readonly barAt: (clientX: number) => number;
  readonly onMove: (value: number) => void;
  readonly onLeave: () => void;
}

/** One end of the date range: a slider for the keys, a handle for the hand. */
export function HistogramThumb(props: HistogramThumbProps) {
  const { value, min, max, page } = props;
  const move = (to: number): void => {
    const target = Math.min(max, Math.max(min, to));
    if (target !== value) props.onMove(target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = {
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      PageDown: value - page,
      PageUp: value + page,
      Home: min,
      End: max,
    }[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(target);
  };
  return (
    <div
      class={`thumb thumb-${props.side}`}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={props.text}
      style={{ left: `${100 * props.position}%` }}
      onKeyDown={onKeyDown}
      onBlur={props.onLeave}
      onPointerDown={(event) => {
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(props.barAt(event.clientX));
      }}
      onPointerUp={props.onLeave}
    />
  );
}
