import { useSettled } from "../state/hooks";

/** How long a text must stand before it is announced, in milliseconds: nobody wants to hear every letter's count. */
const pause = 700;

/** Says `text` to screen readers once it has settled. */
export function Status({ text }: { readonly text: string }) {
  const said = useSettled(text, pause, "");
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
