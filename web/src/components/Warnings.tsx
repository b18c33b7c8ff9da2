import type { Warning } from "../api/types";
import { fill, useI18n } from "../i18n/i18n";
import { useWarningMessages } from "../i18n/warnings";
import { partOf } from "../state/query-text";

interface WarningsProps {
  readonly warnings: readonly Warning[];
  readonly q: string | undefined;
}

/** What of the query was not read as it stands. */
export function Warnings({ warnings, q }: WarningsProps) {
  const { number } = useI18n();
  const words = useWarningMessages();
  return (
    <>
      {warnings.map((warning, i) => {
        const template = words.warnings[warning.code];
        return (
          <p key={i} class="notice">
            {template ? (
              fill(template, { text: partOf(q, warning)[1], n: number((warning.position ?? 0) + 1) })
            ) : (
              <span lang="en">{warning.detail ?? warning.code}</span>
            )}
          </p>
        );
      })}
    </>
  );
}
