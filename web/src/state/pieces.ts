// A text that is cut at both ends of its matches and of the names in it.
import type { MarkedText, Mention } from "../api/types";

/** A run of one name, or of none, in parts that alternate plain and matched. */
export interface Run {
  readonly mention: Mention | null;
  readonly text: MarkedText;
}

/** Cuts `text` at the ends of `mentions`, which are in order and do not overlap. Places are in code points. */
export function runsOf(text: MarkedText, mentions: readonly Mention[] = []): readonly Run[] {
  if (mentions.length === 0) return [{ mention: null, text }];
  const letters = text.map((piece) => [...piece]);
  const length = letters.reduce((sum, { length }) => sum + length, 0);
  const runs: Run[] = [];
  let at = 0;
  for (const mention of mentions) {
    const start = Math.max(at, mention.begin);
    const end = Math.min(length, mention.end);
    if (end <= start) continue;
    if (start > at) runs.push({ mention: null, text: cut(letters, at, start) });
    runs.push({ mention, text: cut(letters, start, end) });
    at = end;
  }
  if (at < length) runs.push({ mention: null, text: cut(letters, at, length) });
  return runs;
}

// The code points from `from` to `to`, still alternating plain and matched.
function cut(pieces: readonly (readonly string[])[], from: number, to: number): MarkedText {
  let at = 0;
  return pieces.map((piece) => {
    const part = piece.slice(Math.max(0, from - at), Math.max(0, to - at)).join("");
    at += piece.length;
    return part;
  });
}
