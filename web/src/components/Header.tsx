import type { ComponentType } from "preact";
import type { Suggestion } from "../api/types";
import { useI18n } from "../i18n/i18n";
import { type Language, chooseLanguage } from "../i18n/language";
import type { SearchBox as Box } from "../state/search-box";
import { Link } from "./Link";
import { SearchBox } from "./SearchBox";
import { SearchTips } from "./SearchTips";

interface HeaderProps {
  readonly box: Box;
  readonly suggestions: readonly Suggestion[];
  readonly homeUrl: string;
  /** The present page in the other language. */
  readonly otherLanguageUrl: string;
  readonly otherLanguage: Language;
  readonly slashFocuses: boolean;
  /** The search tips, null until they are loaded. */
  readonly tips: ComponentType | null;
  readonly onTips: () => void;
}

/** Name, search box, tips and language. index.html has the same elements, which this takes over. */
export function Header(props: HeaderProps) {
  const { t } = useI18n();
  return (
    <header class="header">
      <div class="header-bar">
        <Link class="brand" href={props.homeUrl} options={{ scroll: "top" }}>
          Dossier
        </Link>
        <SearchBox box={props.box} suggestions={props.suggestions} slashFocuses={props.slashFocuses} />
        <div class="header-links">
          <SearchTips panel={props.tips} onOpen={props.onTips} />
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
