import type { HistogramData } from "../../api/types";
import { useI18n } from "../../i18n/i18n";

interface HistogramNotesProps {
  readonly data: HistogramData;
  /** Leaves out inferred dates; null where they are left out, or cannot be. */
  readonly onStated: (() => void) | null;
}

/** The articles that no bar shows, and those that a bar shows on a guess. */
export function HistogramNotes({ data, onStated }: HistogramNotesProps) {
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
