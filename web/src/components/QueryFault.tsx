import type { FieldError } from "../api/problem";
import { fill } from "../i18n/i18n";
import { useFaultMessages } from "../i18n/fault";
import { partOf } from "../state/query-text";

interface QueryFaultProps {
  /** A fault of the parameter `q`. */
  readonly error: FieldError;
  readonly q: string | undefined;
}

/** How many letters of the query stand on either side of the part that is at fault. */
const context = 40;

/** What is wrong with the query, in the language of the page, and where. */
export function QueryFault({ error, q }: QueryFaultProps) {
  const words = useFaultMessages();
  const [before, part, after] = partOf(q, error);
  const template = words.queryFaults[error.code];
  return (
    <>
      {template && fill(template, { text: part })} {error.code === "date-range" && <code>{error.expected}</code>}
      {/* Only the server's sentence tells which limit was passed. */}
      {(!template || error.code === "too-complex") && (
        <span class="quiet" lang="en">
          {error.detail ?? error.code}
        </span>
      )}
      {part && (
        <code class="fault">
          {before.length > context ? `…${before.slice(-context)}` : before}
          <mark>{part}</mark>
          {after.length > context ? `${after.slice(0, context)}…` : after}
        </code>
      )}
    </>
  );
}
