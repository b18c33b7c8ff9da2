import type { Problem } from "../api/problem";
import { useI18n } from "../i18n/i18n";
import { useOnline } from "../state/hooks";
import { useParts } from "../state/parts";

export interface ErrorStateProps {
  readonly problem: Problem;
  /** The words of the search. */
  readonly q: string | undefined;
  readonly onRetry: () => void;
}

/** A request that failed. What a server refused is told by a part that it can still send; silence is told at once. */
export function ErrorState(props: ErrorStateProps) {
  const { t } = useI18n();
  const isOnline = useOnline();
  const isNetwork = props.problem.type === "network";
  const [{ fault: Fault }, isMissing] = useParts(isNetwork ? null : "fault");
  if (!isNetwork && Fault) return <Fault {...props} />;
  if (!isNetwork && !isMissing) return null;
  return (
    <div class="state state-error" data-state={isOnline ? "error" : "offline"} role="alert">
      <h2>{isOnline ? t.unreachable : t.offline}</h2>
      <p>{isOnline ? t.unreachableHelp : t.offlineHelp}</p>
      <button type="button" class="button" onClick={props.onRetry}>
        {t.retry}
      </button>
    </div>
  );
}
