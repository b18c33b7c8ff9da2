import { useState } from "preact/hooks";
import { fill, useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";

interface MarkStepsProps {
  /** The element whose marks are stepped through. */
  readonly within: { readonly current: HTMLElement | null };
}

/** Goes from one match in a text to the next, around its end. */
export function MarkSteps({ within }: MarkStepsProps) {
  const { number } = useI18n();
  const words = useReaderMessages();
  const [at, setAt] = useState<readonly [place: number, of: number] | null>(null);
  const step = (by: number): void => {
    // Pieces of one match that a link divides are one stop.
    const marks = [...(within.current?.querySelectorAll("mark") ?? [])];
    if (marks.length === 0) return;
    const next = at ? (at[0] + by + marks.length) % marks.length : by > 0 ? 0 : marks.length - 1;
    marks.forEach((mark, i) => mark.classList.toggle("mark-current", i === next));
    const smooth = matchMedia("(prefers-reduced-motion: no-preference)").matches;
    marks[next]!.scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
    setAt([next, marks.length]);
  };
  return (
    <p class="mark-steps" role="group" aria-label={words.markSteps}>
      <button type="button" class="button" aria-label={words.previousMark} onClick={() => step(-1)}>
        ↑
      </button>
      <button type="button" class="button" aria-label={words.nextMark} onClick={() => step(1)}>
        ↓
      </button>
      <span class="quiet" aria-live="polite">
        {at ? fill(words.markOf, { n: number(at[0] + 1), of: number(at[1]) }) : words.markSteps}
      </span>
    </p>
  );
}
