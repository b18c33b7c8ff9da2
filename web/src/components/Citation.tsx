import { useState } from "preact/hooks";
import { useI18n } from "../i18n/i18n";
import { useReaderMessages } from "../i18n/reader";
import { Disclosure } from "./Disclosure";

interface CitationProps {
  /** Of the article. */
  readonly id: string;
  /** Fetches a text. */
  readonly onText: (url: string) => Promise<string>;
}

/** Formats for programs that keep references. */
const files = [
  ["bibtex", "BibTeX", "bib"],
  ["ris", "RIS", "ris"],
  ["csl-json", "CSL-JSON", "json"],
] as const;

/** The article as a reference: one to copy, by the GOST of bibliographies, and files for programs. */
export function Citation({ id, onText }: CitationProps) {
  const url = `/api/v1/articles/${encodeURIComponent(id)}`;
  const { t } = useI18n();
  const words = useReaderMessages();
  const [text, setText] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const open = (): void => {
    if (text === null) onText(`${url}?format=gost`).then((found) => setText(found.trim()), () => setDone(t.unreachable));
  };
  const copy = (): void => {
    navigator.clipboard.writeText(text!).then(() => setDone(words.copied), () => setDone(words.copyFailed));
  };
  return (
    <Disclosure class="menu cite" summary={words.cite} onOpen={open}>
      <div class="menu-panel">
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
        <p class="cite-files">
          {files.map(([format, name, ending]) => (
            <a key={format} href={`${url}?format=${format}`} download={`${id}.${ending}`}>
              {name}
            </a>
          ))}
        </p>
      </div>
    </Disclosure>
  );
}
