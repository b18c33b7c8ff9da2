// Names among the suggestions for a query of several words. It is loaded when somebody types a second word.
import type { Suggestion } from "../api/types";

// What has a meaning of its own in a query: words beside it cannot be taken out singly.
const grammar = /["():=*]|(^|\s)(-|(AND|OR|NOT|NEAR|И|ИЛИ|НЕ|РЯДОМ)(\/\d+)?\s)/;

/** How many names are suggested for the last of several words. */
const namesOfLastWord = 3;

/** The last of several words, which may begin a name where all of them together begin none; null where there is none. */
export function lastWord(draft: string): string | null {
  return (!grammar.test(draft) && /\S\s+(\S{2,})$/.exec(draft.trim())?.[1]) || null;
}

/** Suggestions for a draft: those for all of it and, where no name is among them, the names for its last word. */
export function withNames(draft: string, all: readonly Suggestion[], ofLastWord: readonly Suggestion[]): readonly Suggestion[] {
  const isName = ({ kind }: Suggestion): boolean => kind === "person" || kind === "org";
  if (all.some(isName)) return all;
  const names = ofLastWord.filter(isName).slice(0, namesOfLastWord);
  return [...names.map((name) => named(name, wordsBefore(draft, name))), ...all];
}

// A name beside words has no count: the server's is of all articles that have the name.
function named({ count, ...name }: Suggestion, before: string): Suggestion {
  return before || count === undefined ? { ...name, before } : { ...name, before, count };
}

// The words of `draft` but for the last one, and but for those before it that are of the same name.
function wordsBefore(draft: string, { label, matched }: Suggestion): string {
  const words = draft.trim().split(/\s+/).slice(0, -1);
  const name = ` ${label} ${matched}`.toLowerCase();
  while (words.length > 0 && name.includes(` ${words.at(-1)!.toLowerCase()}`)) words.pop();
  return words.join(" ");
}
