import { useI18n } from "../i18n/i18n";
import type { Language } from "../i18n/language";

interface SavePanelProps {
  /** Links of an answer: to all its hits, and to the feed of new ones. */
  readonly all: string | null | undefined;
  readonly atom: string | null | undefined;
}

/** What each file is, in the order of the list. */
const purposes: { readonly [L in Language]: readonly [csv: string, jsonl: string, atom: string] } = {
  en: ["table of all hits", "all hits, for programs", "feed of new hits"],
  ru: ["таблица всех результатов", "все результаты, для программ", "лента новых результатов"],
};

/** The ways to take a search away. It is loaded when somebody opens the menu. */
export function SavePanel({ all, atom }: SavePanelProps) {
  const [csv, jsonl, feed] = purposes[useI18n().language];
  const files = [
    all && { name: "CSV", href: withFormat(all, "csv"), purpose: csv, attributes: { download: true } },
    all && { name: "JSON Lines", href: withFormat(all, "jsonl"), purpose: jsonl, attributes: { download: true } },
    atom && { name: "Atom", href: atom, purpose: feed, attributes: { type: "application/atom+xml" } },
  ];
  return (
    <ul class="menu-panel">
      {files.map(
        (file) =>
          file && (
            <li key={file.name}>
              <a href={file.href} {...file.attributes}>
                {file.name}
              </a>{" "}
              <span class="quiet">{file.purpose}</span>
            </li>
          ),
      )}
    </ul>
  );
}

function withFormat(link: string, format: string): string {
  const url = new URL(link, document.baseURI);
  url.searchParams.set("format", format);
  return url.pathname + url.search;
}
