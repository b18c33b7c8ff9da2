import type { FieldError } from "../api/problem";
import { type I18n, useI18n } from "../i18n/i18n";
import { useTroubleMessages } from "../i18n/trouble";
import type { ErrorStateProps } from "./ErrorState";
import { QueryFault } from "./QueryFault";

/** A request that the server refused: what is wrong, what helps, and a way to try again where that makes sense. */
export function Fault({ problem, q, onRetry }: ErrorStateProps) {
  const i18n = useI18n();
  const words = useTroubleMessages();
  const help = words.problemHelp[problem.type];
  return (
    <div class="state state-error" data-state="error" role="alert">
      <h2>{words.problems[problem.type] ?? words.problems.internal}</h2>
      {problem.errors.length > 0 ? (
        <ul class="faults">
          {problem.errors.map((error, i) => (
            <li key={i}>
              {error.parameter === "q" && problem.inQuery ? <QueryFault error={error} q={q} /> : fieldError(error, words, i18n)}
            </li>
          ))}
        </ul>
      ) : (
        problem.detail && !help && <p lang="en">{problem.detail}</p>
      )}
      {help && <p>{help}</p>}
      {problem.passing && (
        <button type="button" class="button" onClick={onRetry}>
          {i18n.t.retry}
        </button>
      )}
    </div>
  );
}

// The server's sentence is English and says most; in another language the translated code comes first.
function fieldError(error: FieldError, words: ReturnType<typeof useTroubleMessages>, { language }: I18n) {
  const name = error.parameter && (words.parameters[error.parameter] ?? error.parameter);
  const code = words.codes[error.code];
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
