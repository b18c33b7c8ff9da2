import type { SearchAnswer } from "../api/types";
import { momentInWords } from "../i18n/dates";
import { fill, useI18n } from "../i18n/i18n";

interface FooterProps {
  readonly index: SearchAnswer["index"] | undefined;
  readonly slashFocuses: boolean;
  readonly onSlashFocuses: (on: boolean) => void;
}

/** What is searched, and the one setting that accessibility asks for: single keys can be turned off. */
export function Footer({ index, slashFocuses, onSlashFocuses }: FooterProps) {
  const { t, count, language } = useI18n();
  return (
    <footer class="footer">
      <div class="footer-bar">
        <p>{index && indexInWords()}</p>
        <label>
          <input
            type="checkbox"
            checked={slashFocuses}
            onChange={(event) => onSlashFocuses(event.currentTarget.checked)}
          />{" "}
          {t.slashKey}
        </label>
      </div>
    </footer>
  );

  function indexInWords(): string {
    const articles = count(t.allArticles, index!.articles);
    return index!.updated ? fill(t.indexed, { articles, date: momentInWords(index!.updated, language) }) : articles;
  }
}
