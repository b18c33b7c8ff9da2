// The one place that touches the browser's history. Every entry has a key, under which the scroll position is
// kept, because the browser's own restoring runs before the list is there.

/** A burst of changes that are one step for the person: letters of a query, moves of a slider. */
export type Burst = "typing" | "range";

export interface NavigateOptions {
  /** Changes of one burst share one history entry. */
  readonly burst?: Burst;
  /** Where the page stands afterwards; default "keep". */
  readonly scroll?: "keep" | "top";
  /** Marks an entry that was opened from a list, so that the way back is a real step back. */
  readonly fromList?: boolean;
}

/** An address with what the page knows of how it was reached. */
export interface Location {
  readonly path: string;
  readonly search: string;
  readonly key: string;
  readonly fromList: boolean;
  readonly cause: "load" | "push" | "burst" | "traverse";
  readonly scroll: "keep" | "top" | "restore";
}

type EntryState = { key: string; fromList: boolean };

const scrollStore = "dossier.scroll";
const listeners = new Set<() => void>();
const scrolls = readScrolls();
let burst: Burst | null = null;
let location = read("load", "restore");

/** Takes over the history. Call it once, before the first render. */
export function startNavigation(): void {
  history.scrollRestoration = "manual";
  history.replaceState({ key: location.key, fromList: location.fromList } satisfies EntryState, "");
  addEventListener("popstate", () => {
    // The page has not moved yet: with manual restoration this is still the position of the entry left behind.
    rememberScroll();
    burst = null;
    publish(read("traverse", "restore"));
  });
  addEventListener("pagehide", () => {
    rememberScroll();
    try {
      sessionStorage.setItem(scrollStore, JSON.stringify([...scrolls].slice(-100)));
    } catch {
      // Storage may be switched off; then a reload begins at the top.
    }
  });
}

export function currentLocation(): Location {
  return location;
}

/** Calls `listener` after each change, until the returned function is called. */
export function onNavigation(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Goes to `url`, a path with its query string. Going where one already is makes no history entry. */
export function navigate(url: string, options: NavigateOptions = {}): void {
  const target = new URL(url, document.baseURI);
  const same = target.pathname === location.path && target.search === location.search;
  const joins = options.burst !== undefined && options.burst === burst;
  burst = options.burst ?? null;
  if (same) {
    if (options.scroll === "top") scrollTo(0, 0);
    return;
  }
  if (joins) {
    history.replaceState({ key: location.key, fromList: location.fromList } satisfies EntryState, "", url);
  } else {
    rememberScroll();
    history.pushState({ key: newKey(), fromList: options.fromList ?? false } satisfies EntryState, "", url);
  }
  publish(read(options.burst ? "burst" : "push", options.scroll ?? "keep"));
}

/** Ends a burst: the next change of the same kind is a step of its own. */
export function endBurst(): void {
  burst = null;
}

/** The scroll position that was left at an entry, in CSS pixels from the top. */
export function rememberedScroll(key: string): number {
  return scrolls.get(key) ?? 0;
}

function read(cause: Location["cause"], scroll: Location["scroll"]): Location {
  const state = history.state as Partial<EntryState> | null;
  return {
    path: globalThis.location.pathname,
    search: globalThis.location.search,
    key: state?.key ?? newKey(),
    fromList: state?.fromList ?? false,
    cause,
    scroll,
  };
}

function publish(next: Location): void {
  location = next;
  for (const listener of listeners) listener();
}

function rememberScroll(): void {
  scrolls.delete(location.key);
  scrolls.set(location.key, scrollY);
}

function newKey(): string {
  return Math.random().toString(36).slice(2, 10);
}

function readScrolls(): Map<string, number> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(scrollStore) ?? "[]") as [string, number][]);
  } catch {
    return new Map();
  }
}
