import { useI18n } from "../i18n/i18n";
import { Disclosure } from "./Disclosure";

interface SaveMenuProps {
  /** The links of an answer. */
  readonly links: { readonly [name: string]: string | null };
}

/** What a search can be taken away as: all its hits as a file, or what is new to it as a feed. */
export function SaveMenu({ links }: SaveMenuProps) {
  const { t } = useI18n();
  const { export: all, atom } = links;
  if (!all && !atom) return null;
  return (
    <Disclosure class="menu" summary={t.save}>
      <ul class="menu-panel">
        {all && (
          <>
            <li>
              <a href={withFormat(all, "csv")} download>
                CSV
              </a>{" "}
              <span class="quiet">{t.saveTable}</span>
            </li>
            <li>
              <a href={withFormat(all, "jsonl")} download>
                JSON Lines
              </a>{" "}
              <span class="quiet">{t.savePrograms}</span>
            </li>
          </>
        )}
        {atom && (
          <li>
            <a href={atom} type="application/atom+xml">
              Atom
            </a>{" "}
            <span class="quiet">{t.saveFeed}</span>
          </li>
        )}
      </ul>
    </Disclosure>
  );
}

function withFormat(link: string, format: string): string {
  const url = new URL(link, document.baseURI);
  url.searchParams.set("format", format);
  return url.pathname + url.search;
}
