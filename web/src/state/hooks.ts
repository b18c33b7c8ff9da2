// Small hooks over browser state.
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { type Location, currentLocation, onNavigation } from "./navigation";

/** The present address; the component renders again when it changes. */
export function useLocation(): Location {
  const [location, setLocation] = useState(currentLocation);
  useEffect(() => {
    // An effect runs after the first paint, and the address may have changed by then.
    setLocation(currentLocation());
    return onNavigation(() => setLocation(currentLocation()));
  }, []);
  return location;
}

/** Whether a media query holds now. */
export function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setMatches(list.matches);
    list.addEventListener("change", update);
    return () => list.removeEventListener("change", update);
  }, [query]);
  return matches;
}

/** The last value that has stood for `ms` milliseconds; until there is one, `initial`. */
export function useSettled<T>(value: T, ms: number, initial: T): T {
  const [settled, setSettled] = useState(initial);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener("online", update);
    addEventListener("offline", update);
    return () => {
      removeEventListener("online", update);
      removeEventListener("offline", update);
    };
  }, []);
  return online;
}

/**
 * Gives focus back to an element that lost it only because a list was put in another order: browsers blur what
 * is moved in the document. Call it in the component whose rendering moves things.
 */
export function useKeptFocus(): void {
  const before = document.activeElement;
  useLayoutEffect(() => {
    if (document.activeElement !== document.body || before === document.body) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
}

/** A setting that is kept for later visits where storage is available. */
export function useStoredFlag(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => {
    try {
      const stored = localStorage.getItem(name);
      return stored === null ? initial : stored === "1";
    } catch {
      return initial;
    }
  });
  const store = (next: boolean): void => {
    setValue(next);
    try {
      localStorage.setItem(name, next ? "1" : "0");
    } catch {
      // Storage may be switched off; the setting lasts as long as the page.
    }
  };
  return [value, store];
}
