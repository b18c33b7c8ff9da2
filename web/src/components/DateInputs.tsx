import { useEffect, useState } from "preact/hooks";
import { useI18n } from "../i18n/i18n";
import { useParts } from "../state/parts";
import type { DateRange } from "./histogram/range";

interface DateInputsProps {
  /** Tells two ranges on one page apart: before the names of the fields. */
  readonly prefix?: "event_" | "";
  readonly title: string;
  readonly range: DateRange;
  readonly onRange: (range: DateRange) => void;
}

/** The longest date in words, with some room: "15 сентября 2015 года". */
const mostLetters = 30;

/**
 * The date range in letters: exact to the day, and for everyone who does not drag. A date that stands in the first field
 * alone begins an open range; a button makes it the whole range.
 */
export function DateInputs({ prefix = "", title, range, onRange }: DateInputsProps) {
  const { t, language } = useI18n();
  const [draft, setDraft] = useState({ from: "", to: "" });
  const [fault, setFault] = useState<{ readonly fault: string; readonly sides: readonly string[] } | null>(null);
  const [isUsed, setUsed] = useState(false);
  const [{ typedDate }] = useParts(isUsed ? "typedDate" : null);
  useEffect(() => {
    setDraft({ from: range.from ?? "", to: range.to ?? "" });
    setFault(null);
  }, [range.from, range.to]);

  const { from, to } = draft;
  const hint = `${prefix}date-hint`;
  const submit = (event: Event): void => {
    event.preventDefault();
    // Without the part, the server says what is wrong.
    const read = typedDate ? typedDate.readRange(from, to, language) : { from: from.trim() || undefined, to: to.trim() || undefined };
    if (read.fault === undefined) onRange(read);
    else setFault(read);
  };
  const choose = (date: string, button: HTMLButtonElement): void => {
    // The button is about to vanish.
    button.form!.querySelector<HTMLButtonElement>("[type=submit]")!.focus({ preventScroll: true });
    onRange({ from: date, to: date });
  };
  const only = to.trim() ? null : typedDate?.onlyPeriod(from, language);
  return (
    <form class={`facet ${prefix}dates`} onSubmit={submit} noValidate>
      <fieldset>
        <legend>{title}</legend>
        <div class="date-fields">
          {(["from", "to"] as const).map((side) => (
            <label key={side} class="date-field">
              <span>{t[side]}</span>
              <input
                name={prefix + side}
                value={draft[side]}
                autocomplete="off"
                maxLength={mostLetters}
                aria-describedby={hint}
                aria-invalid={fault?.sides.includes(side) || undefined}
                onFocus={() => setUsed(true)}
                onInput={(event) => setDraft({ ...draft, [side]: event.currentTarget.value })}
              />
            </label>
          ))}
          <button type="submit" class="button">
            {t.apply}
          </button>
        </div>
        {only && (
          <button type="button" class="link-button" onClick={(event) => choose(only.date, event.currentTarget)}>
            {only.label}
          </button>
        )}
        <p id={hint} class={fault ? "hint hint-error" : "hint"} role={fault ? "alert" : undefined}>
          {fault ? fault.fault : t.dateHint}
        </p>
      </fieldset>
    </form>
  );
}
