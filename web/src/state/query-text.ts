// Places in the text of a query. The server counts in code points, JavaScript's strings in UTF-16 units.

/** A part of the query, in code points. */
export interface Place {
  readonly position?: number;
  readonly length?: number;
}

/** Cuts `q` into what stands before the place, in it, and behind it. A place out of range is empty. */
export function partOf(q: string | undefined, { position = 0, length = 0 }: Place): [string, string, string] {
  const letters = [...(q ?? "")];
  const cut = (from: number, to?: number): string => letters.slice(from, to).join("");
  return [cut(0, position), cut(position, position + length), cut(position + length)];
}
