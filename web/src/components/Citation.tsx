import { useState } from "preact/hooks";
import { fill, useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";
import { Disclosure } from "./Disclosure";

interface CitationProps {
  /** Of the article. */
  readonly id: string;
  /** Fetches a text. */
  readonly onText: (url: string) => Promise<string>;
}

/** Formats for programs that keep references: name in the API, name, ending of the file, programs that read it. */
const files = [
  ["bibtex", "BibTeX", "bib", "LaTeX, JabRef"],
  ["ris", "RIS", "ris", "Zotero, EndNote, Mendeley"],
  ["csl-json", "CSL-JSON", "json", "Zotero, Pandoc"],
] as const;

/** The article as a reference: one to copy, by the Russian standard of bibliographies, and files for programs. */
export function Citation({ id, onText }: CitationProps) {
  const url = `/api/v1/articles/${encodeURIComponent(id)}`;
  const { t } = useI18n();
  const words = useReaderMessages();
  const [text, setText] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const open = (): void => {
    if (text === null) onText(`${url}?format=gost`).then((found) => setText(found.trim()), () => setDone(t.unreachable));
  };
  const copy = async (): Promise<void> => {
    try {
      // A page that came by plain http from another machine has no clipboard at all.
      await navigator.clipboard.writeText(text!);
      setDone(words.copied);
    } catch {
      setDone(words.copyFailed);
    }
  };
  return (
    <Disclosure class="menu cite" summary={words.cite} onOpen={open}>
      <div class="menu-panel">
        <p>
          <b>{words.gost}</b> <span class="quiet">{words.gostIs}</span>
        </p>
        {text !== null && (
          <>
            <p class="cite-text">{text}</p>
            <button type="button" class="button" onClick={copy}>
              {words.copy}
            </button>
          </>
        )}{" "}
        <span class="quiet" role="status">
          {done}
        </span>
        <ul class="cite-files">
          {files.map(([format, name, ending, programs]) => (
            <li key={format}>
              <a href={`${url}?format=${format}`} download={`${id}.${ending}`}>
                {name}
              </a>{" "}
              <span class="quiet">{fill(words.fileFor, { programs })}</span>
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  );
}
