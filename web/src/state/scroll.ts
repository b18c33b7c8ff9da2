// Where the page stands after a step.
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Location, rememberedScroll } from "./navigation";

/**
 * Scrolls after each step as the step asked for; back to an old position only when what stood there is there again
 * (`ready`). A step back from an article (`articleId`) to a list also gives the focus back to the hit that was opened.
 */
export function useScroll(location: Location, ready: boolean, articleId: string | null): void {
  const done = useRef<Location | null>(null);
  const opened = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (done.current === location || (location.scroll === "restore" && !ready)) return;
    done.current = location;
    if (location.scroll === "top") scrollTo(0, 0);
    if (location.scroll === "restore") {
      scrollTo(0, rememberedScroll(location.key));
      focusHit(opened.current);
    }
    opened.current = articleId;
  }, [location, ready]);
}

function focusHit(id: string | null): void {
  if (id === null) return;
  document.querySelector<HTMLElement>(`[data-hit="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
