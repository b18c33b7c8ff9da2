import type { FieldError } from "../api/problem";
import { type I18n, fill, useI18n } from "../i18n/i18n";
import { useFaultMessages } from "../i18n/fault";
import { dateMessages } from "../i18n/typed-date";
import { currentLocation } from "../state/navigation";
import type { ErrorStateProps } from "./ErrorState";
import { Link } from "./Link";
import { QueryFault } from "./QueryFault";

/** A request that the server refused: what is wrong, what helps, and a way to try again where that makes sense. */
export function Fault({ problem, q, onRetry }: ErrorStateProps) {
  const i18n = useI18n();
  const words = useFaultMessages();
  // Too many bars are no fault of the words.
  const type = problem.type === "query-too-complex" && !problem.inQuery ? "invalid-parameter" : problem.type;
  const help = words.problemHelp[type];
  const without = withoutSettings(problem.errors);
  return (
    <div class="state state-error" data-state="error" role="alert">
      <h2>{words.problems[type] ?? words.problems.internal}</h2>
      {problem.errors.length > 0 ? (
        <ul class="faults">
          {problem.errors.map((error, i) => (
            <li key={i}>
              {error.parameter === "q" && problem.inQuery ? <QueryFault error={error} q={q} /> : fieldError(error, words, i18n)}
            </li>
          ))}
        </ul>
      ) : (
        problem.detail && !help && i18n.language === "en" && <p>{problem.detail}</p>
      )}
      {help && <p>{help}</p>}
      {without && (
        <p>
          <Link href={without}>{words.without}</Link>
        </p>
      )}
      {problem.passing && (
        <button type="button" class="button" onClick={onRetry}>
          {i18n.t.retry}
        </button>
      )}
    </div>
  );
}

// The present address without the settings that are at fault; null where there are none. Words can be mended in the box.
function withoutSettings(errors: readonly FieldError[]): string | null {
  const { path, search } = currentLocation();
  const rest = new URLSearchParams(search);
  const all = `${rest}`;
  for (const { parameter = "q" } of errors) if (parameter !== "q") rest.delete(parameter);
  return `${rest}` === all ? null : `${path}?${rest}`;
}

// In English the server's sentence says most; in another language its code is put into words.
function fieldError({ parameter = "", code, detail, expected = "" }: FieldError, words: ReturnType<typeof useFaultMessages>, { language }: I18n) {
  const isDate = /^(event_)?(from|to)$/.test(parameter);
  const ofDate = isDate && language !== "en" && { format: `{name}: ${dateMessages[language].malformed}`, range: dateMessages[language].backwards }[code];
  const template = ofDate || words.codes[code];
  if (!template) return <span lang="en">{detail ?? code}</span>;
  const value = new URLSearchParams(currentLocation().search).get(parameter) ?? "";
  const hint = words.expected.find(([pattern]) => pattern.test(expected));
  const sentence = fill(template, { name: words.parameters[parameter] ?? parameter, value, text: value });
  return hint ? `${sentence} ${expected.replace(...hint)}` : sentence;
}
