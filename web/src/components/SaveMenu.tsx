import { useState } from "preact/hooks";
import { useI18n } from "../i18n/i18n";
import { useParts } from "../state/parts";
import { Disclosure } from "./Disclosure";

interface SaveMenuProps {
  /** The links of an answer. */
  readonly links: { readonly [name: string]: string | null };
}

/** What a search can be taken away as: all its hits as a file, or what is new to it as a feed. */
export function SaveMenu({ links }: SaveMenuProps) {
  const { t } = useI18n();
  const [isWanted, setWanted] = useState(false);
  const [{ save: SavePanel }] = useParts(isWanted ? "save" : null);
  const { export: all, atom } = links;
  if (!all && !atom) return null;
  return (
    <Disclosure class="menu" summary={t.save} onOpen={() => setWanted(true)}>
      {SavePanel && <SavePanel all={all} atom={atom} />}
    </Disclosure>
  );
}
