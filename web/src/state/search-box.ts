// The text in the search box and its way into the address.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Suggestion } from "../api/types";
import { type Location, type NavigateOptions, endBurst, navigate } from "./navigation";
import { type Query, narrowed, patched } from "./query";
import { articleUrl } from "./route";

/**
 * The least time between two searches while someone types, in milliseconds. A letter after a pause is searched at
 * once; in a fast run of letters only every few are.
 */
const typingInterval = 100;

export interface SearchBox {
  readonly draft: string;
  /** Whether someone is typing, and suggestions are of use. */
  readonly asking: boolean;
  readonly onDraft: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
  /** Asks for suggestions to what stands there. */
  readonly onAsk: () => void;
  readonly onClose: () => void;
  /** Takes a suggestion: a name becomes one more filter in place of its letters, a word the query, an article is opened. */
  readonly onPick: (suggestion: Suggestion) => void;
}

/**
 * Keeps the draft beside the query of the address. On the list, letters are searched as they come, and all
 * letters up to Enter or to leaving the box are one step of the history; on an article only Enter searches,
 * because the first letter must not throw the reader out of the text.
 */
export function useSearchBox(
  location: Location,
  query: Query,
  asYouType: boolean,
  go: (query: Query, options?: NavigateOptions) => void,
): SearchBox {
  const [draft, setDraft] = useState(() => typedBeforeStart() ?? query.q ?? "");
  const [asking, setAsking] = useState(false);
  const timer = useRef(0);
  const lastSearch = useRef(-typingInterval);
  const latest = useRef({ query, go });
  latest.current = { query, go };

  const searchFor = (text: string, options?: NavigateOptions): void => {
    clearTimeout(timer.current);
    timer.current = 0;
    lastSearch.current = performance.now();
    const { query, go } = latest.current;
    const q = text.trim() || undefined;
    if (q === query.q && asYouType) return;
    go(patched(query, { q, interpret: undefined, expand: undefined, sort: sortFor(q, query) }), options);
  };
  const searchSoon = (text: string): void => {
    clearTimeout(timer.current);
    const wait = lastSearch.current + typingInterval - performance.now();
    if (wait <= 0) searchFor(text, { burst: "typing" });
    else timer.current = setTimeout(() => searchFor(text, { burst: "typing" }), wait);
  };

  const pick = ({ kind, id, label, before = "" }: Suggestion): void => {
    clearTimeout(timer.current);
    timer.current = 0;
    setAsking(false);
    const { query, go } = latest.current;
    if (kind === "article") {
      navigate(articleUrl(id!, query), { scroll: "top", fromList: asYouType });
    } else if (kind === "query") {
      setDraft(label);
      searchFor(label, { burst: "typing", scroll: "top" });
    } else {
      setDraft(before);
      const rest = { q: before || undefined, interpret: undefined, expand: undefined, sort: sortFor(before, query) };
      // Letters and choice are one step of the history.
      go(narrowed(patched(query, rest), kind, id!), { burst: "typing", scroll: "top" });
    }
    endBurst();
  };

  // Before the paint, so that no letter can come between the step and the box that follows it.
  useLayoutEffect(() => {
    // The letters of the box are newer than an address that they made themselves.
    if (location.cause === "burst" || location.cause === "load") return;
    clearTimeout(timer.current);
    timer.current = 0;
    setDraft(query.q ?? "");
  }, [location]);
  useEffect(() => {
    if (asYouType && draft.trim() !== (query.q ?? "")) searchSoon(draft);
    return () => clearTimeout(timer.current);
  }, []);

  return {
    draft,
    asking,
    onAsk: () => setAsking(draft.trim() !== ""),
    onClose: () => setAsking(false),
    onPick: pick,
    onDraft: (text) => {
      setDraft(text);
      setAsking(text.trim() !== "");
      if (asYouType) searchSoon(text);
    },
    onSubmit: () => {
      setAsking(false);
      searchFor(draft, asYouType ? { burst: "typing" } : { scroll: "top" });
      endBurst();
    },
    onLeave: () => {
      setAsking(false);
      if (timer.current) searchFor(draft, { burst: "typing" });
      endBurst();
    },
  };
}

// An order by relevance means nothing once the words are gone.
function sortFor(q: string | undefined, query: Query): string | undefined {
  return !q && query.sort === "relevance" ? undefined : query.sort;
}

// The form stands before the script; whoever is quick has already typed something.
function typedBeforeStart(): string | undefined {
  const input = document.activeElement;
  return input instanceof HTMLInputElement && input.name === "q" && input.value ? input.value : undefined;
}
