import { useLayoutEffect, useRef } from "preact/hooks";
import { type Language, chooseLanguage } from "../i18n/language";
import { useI18n } from "../i18n/i18n";
import { Link } from "./Link";
import { SearchTips } from "./SearchTips";

interface HeaderProps {
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
  readonly homeUrl: string;
  /** The present page in the other language. */
  readonly otherLanguageUrl: string;
  readonly otherLanguage: Language;
  readonly slashFocuses: boolean;
}

/** Name, search box, tips and language. index.html has the same elements, which this takes over. */
export function Header(props: HeaderProps) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(props.slashFocuses, input);
  const submit = (event: Event): void => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <header class="header">
      <div class="header-bar">
        <Link class="brand" href={props.homeUrl} options={{ scroll: "top" }}>
          Dossier
        </Link>
        <form class="searchbox" role="search" action="/" method="get" onSubmit={submit}>
          <input
            class="searchbox-input"
            ref={input}
            type="search"
            name="q"
            aria-label={t.searchLabel}
            placeholder={t.placeholder}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={1024}
            value={props.draft}
            onInput={(event) => {
              // Half a character of an input method is not yet something to look for.
              if (!(event as InputEvent).isComposing) props.onDraft(event.currentTarget.value);
            }}
            onCompositionEnd={(event) => props.onDraft(event.currentTarget.value)}
            onBlur={props.onLeave}
          />
          <button class="searchbox-button" type="submit">
            {t.search}
          </button>
        </form>
        <div class="header-links">
          <SearchTips />
          <Link
            class="language-switch"
            href={props.otherLanguageUrl}
            hrefLang={props.otherLanguage}
            lang={props.otherLanguage}
            onClickCapture={() => chooseLanguage(props.otherLanguage)}
          >
            {t.otherLanguage}
          </Link>
        </div>
      </div>
    </header>
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
