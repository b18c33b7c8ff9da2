import { useEffect, useState } from "preact/hooks";
import { isPartialDate } from "../i18n/dates";
import { useI18n } from "../i18n/i18n";
import type { DateRange } from "./histogram/range";

interface DateInputsProps {
  /** Tells two ranges on one page apart: before the names of the fields. */
  readonly prefix?: "event_";
  readonly title: string;
  readonly range: DateRange;
  readonly onRange: (range: DateRange) => void;
}

/** The date range in letters: exact to the day, and for everyone who does not drag. */
export function DateInputs({ prefix, title, range, onRange }: DateInputsProps) {
  const { t } = useI18n();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [fault, setFault] = useState<"from" | "to" | "order" | null>(null);
  useEffect(() => {
    setFrom(range.from ?? "");
    setTo(range.to ?? "");
    setFault(null);
  }, [range.from, range.to]);

  const hint = `${prefix ?? ""}date-hint`;
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = faultOf(from.trim(), to.trim());
    setFault(found);
    if (!found) onRange({ from: from.trim() || undefined, to: to.trim() || undefined });
  };
  const field = (side: "from" | "to", value: string, set: (value: string) => void) => (
    <label class="date-field">
      <span>{t[side]}</span>
      <input
        name={`${prefix ?? ""}${side}`}
        value={value}
        autocomplete="off"
        maxLength={10}
        placeholder={side === "from" ? "1991" : "2025-12"}
        aria-describedby={hint}
        aria-invalid={fault === side || fault === "order" ? true : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <form class={`facet ${prefix ?? ""}dates`} onSubmit={submit} noValidate>
      <fieldset>
        <legend>{title}</legend>
        <div class="date-fields">
          {field("from", from, setFrom)}
          {field("to", to, setTo)}
          <button type="submit" class="button">
            {t.apply}
          </button>
        </div>
        <p id={hint} class={fault ? "hint hint-error" : "hint"} role={fault ? "alert" : undefined}>
          {fault === null ? t.dateHint : fault === "order" ? t.dateBackwards : t.dateMalformed}
        </p>
      </fieldset>
    </form>
  );
}

function faultOf(from: string, to: string): "from" | "to" | "order" | null {
  if (from && !isPartialDate(from)) return "from";
  if (to && !isPartialDate(to)) return "to";
  // The end stands for its whole period, so "2024-07 to 2024" is a range, and "2024 to 2023-12" is none.
  if (from && to && from > to && !from.startsWith(to)) return "order";
  return null;
}
