import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Suggestion } from "../api/types";
import { useI18n } from "../i18n/i18n";
import type { SearchBox as Box } from "../state/search-box";

interface SearchBoxProps {
  readonly box: Box;
  /** What the letters may become; empty where nothing is to be shown. */
  readonly suggestions: readonly Suggestion[];
  readonly slashFocuses: boolean;
}

/**
 * The form of the search: a combobox by ARIA 1.2, whose list holds people, organizations, articles and words. Enter
 * searches what was typed unless an arrow has chosen a line.
 */
export function SearchBox({ box, suggestions, slashFocuses }: SearchBoxProps) {
  const { t, number } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(-1);
  useSlashKey(slashFocuses, input);
  const isOpen = suggestions.length > 0;
  const active = isOpen && chosen < suggestions.length ? chosen : -1;

  const type = (text: string): void => {
    setChosen(-1);
    box.onDraft(text);
  };
  const pick = (suggestion: Suggestion): void => {
    setChosen(-1);
    box.onPick(suggestion);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const suggestion = suggestions[active];
    if (suggestion) pick(suggestion);
    else box.onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      // One place more than there are lines: the text itself, between the last line and the first.
      const places = suggestions.length + 1;
      if (isOpen) setChosen(((active + 1 + step + places) % places) - 1);
      else box.onAsk();
    } else if (event.key === "Escape" && isOpen) {
      // The first Escape closes the list, a second one is the browser's: it empties the box.
      event.preventDefault();
      setChosen(-1);
      box.onClose();
    }
  };
  return (
    <form class="searchbox" role="search" action="/" method="get" onSubmit={submit}>
      <input
        class="searchbox-input"
        ref={input}
        type="search"
        name="q"
        {...{ role: "combobox" as never }}
        aria-label={t.searchLabel}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls="suggestions"
        aria-activedescendant={active < 0 ? undefined : `suggestion-${active}`}
        placeholder={t.placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={1024}
        value={box.draft}
        onInput={(event) => {
          // Half a character of an input method is not yet something to look for.
          if (!(event as InputEvent).isComposing) type(event.currentTarget.value);
        }}
        onCompositionEnd={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setChosen(-1);
          box.onLeave();
        }}
      />
      <button class="searchbox-button" type="submit">
        {t.search}
      </button>
      <ul class="suggestions" id="suggestions" role="listbox" aria-label={t.suggestions} hidden={!isOpen}>
        {suggestions.map((suggestion, i) => (
          <li
            key={`${suggestion.kind}/${suggestion.id ?? suggestion.label}`}
            id={`suggestion-${i}`}
            class={`suggestion suggestion-${suggestion.kind}`}
            role="option"
            aria-selected={i === active}
            // The box keeps the focus, so the click is not lost with the list.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(suggestion)}
          >
            <span class="suggestion-label">
              {suggestion.before && <span class="quiet">{suggestion.before} + </span>}
              {suggestion.label}
              {!suggestion.label.toLowerCase().includes(box.draft.trim().toLowerCase()) && suggestion.matched !== suggestion.label && (
                <span class="quiet"> {suggestion.matched}</span>
              )}
            </span>
            <span class="suggestion-kind">
              {t.suggestionKinds[suggestion.kind]}
              {suggestion.count !== undefined && ` · ${number(suggestion.count)}`}
            </span>
          </li>
        ))}
      </ul>
    </form>
  );
}

// "/" goes to the search box, except where it is a letter that someone is typing.
function useSlashKey(enabled: boolean, input: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}
