import { useRef } from "preact/hooks";
import { useI18n } from "../i18n/i18n";

/** The grammar of queries, each line with an example. It stays open while someone types by it. */
export function SearchTips() {
  const { t } = useI18n();
  const details = useRef<HTMLDetailsElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !details.current!.open) return;
    details.current!.open = false;
    details.current!.querySelector("summary")!.focus();
  };
  return (
    <details class="tips" ref={details} onKeyDown={onKeyDown}>
      <summary>{t.searchTips}</summary>
      <dl class="tips-panel">
        {t.tips.map(([example, meaning]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
