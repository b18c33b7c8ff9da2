import { useMediaQuery } from "../../state/hooks";

/** The width that the bars of a histogram have together at the least, in CSS pixels. */
export function usePlotWidth(): number {
  return useMediaQuery("(min-width: 680px)") ? 620 : 300;
}
