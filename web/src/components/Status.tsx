import { useEffect, useState } from "preact/hooks";

/** How long a text must stand before it is announced, in milliseconds: nobody wants to hear every letter's count. */
const pause = 700;

/** Says `text` to screen readers once it has settled. */
export function Status({ text }: { readonly text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
