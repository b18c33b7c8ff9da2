import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DisclosureProps {
  readonly class: string;
  readonly summary: string;
  /** Whether it stays open while someone works beside it. */
  readonly stays?: boolean;
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

/** A button that shows a panel. Escape closes it and gives the focus back; so does a click beside it, unless it stays. */
export function Disclosure({ class: name, summary, stays, onOpen, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (stays) return;
    const close = (event: Event): void => {
      if (!details.current!.contains(event.target as Node)) details.current!.open = false;
    };
    addEventListener("pointerdown", close);
    return () => removeEventListener("pointerdown", close);
  }, [stays]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !details.current!.open) return;
    details.current!.open = false;
    details.current!.querySelector("summary")!.focus();
  };
  return (
    <details class={`disclosure ${name}`} ref={details} onKeyDown={onKeyDown} onToggle={() => details.current!.open && onOpen?.()}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
