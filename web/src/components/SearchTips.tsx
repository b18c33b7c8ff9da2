import type { ComponentType } from "preact";
import { useI18n } from "../i18n/i18n";
import { Disclosure } from "./Disclosure";

interface SearchTipsProps {
  /** Null until it is loaded. */
  readonly panel: ComponentType | null;
  readonly onOpen: () => void;
}

/** How to write a query. It stays open while someone types by it. */
export function SearchTips({ panel: Panel, onOpen }: SearchTipsProps) {
  const { t } = useI18n();
  return (
    <Disclosure class="tips" summary={t.searchTips} stays onOpen={onOpen}>
      <div class="tips-panel">{Panel && <Panel />}</div>
    </Disclosure>
  );
}
