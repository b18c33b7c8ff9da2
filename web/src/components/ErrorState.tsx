import type { FieldError, Problem } from "../api/problem";
import { type I18n, useI18n } from "../i18n/i18n";
import { useOnline } from "../state/hooks";
import { QueryFault } from "./QueryFault";

interface ErrorStateProps {
  readonly problem: Problem;
  /** The words of the search. */
  readonly q: string | undefined;
  readonly onRetry: () => void;
}

/** A request that failed: what happened, what helps, and a way to try again where that makes sense. */
export function ErrorState({ problem, q, onRetry }: ErrorStateProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const isOffline = !useOnline() && problem.type === "network";
  const help = isOffline ? t.offlineHelp : t.problemHelp[problem.type];
  return (
    <div class="state state-error" data-state={isOffline ? "offline" : "error"} role="alert">
      <h2>{isOffline ? t.offline : (t.problems[problem.type] ?? t.problems.internal)}</h2>
      {problem.errors.length > 0 ? (
        <ul class="faults">
          {problem.errors.map((error, i) => (
            <li key={i}>
              {error.parameter === "q" && problem.inQuery ? <QueryFault error={error} q={q} /> : fieldError(error, i18n)}
            </li>
          ))}
        </ul>
      ) : (
        problem.detail && !help && <p lang="en">{problem.detail}</p>
      )}
      {help && <p>{help}</p>}
      {problem.passing && (
        <button type="button" class="button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  );
}

// The server's sentence is English and says most; in another language the translated code comes first.
function fieldError(error: FieldError, { t, language }: I18n) {
  const name = error.parameter && (t.parameters[error.parameter] ?? error.parameter);
  const code = t.codes[error.code];
  if (language === "en" || !code) return <span lang="en">{error.detail ?? error.code}</span>;
  return (
    <>
      {name ? `${name}: ${code}` : code}
      {error.detail && (
        <>
          {" "}
          <span class="quiet" lang="en">
            {error.detail}
          </span>
        </>
      )}
    </>
  );
}
