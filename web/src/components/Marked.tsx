import type { MarkedText } from "../api/types";

/** Text with its matched pieces marked. Never markup: pieces are text nodes, whatever they hold. */
export function Marked({ text }: { readonly text: MarkedText }) {
  return <>{text.map((piece, i) => (i % 2 && piece ? <mark key={i}>{piece}</mark> : piece))}</>;
}

/** The text without its marks. */
export function plain(text: MarkedText): string {
  return text.join("");
}
