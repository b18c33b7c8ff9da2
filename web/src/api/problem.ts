// Failures, as RFC 9457 problems. The page translates by `type` and `code` and shows the server's English
// sentence where it has no translation.

export interface FieldError {
  readonly parameter?: string;
  readonly code: string;
  readonly detail?: string;
  /** What would be right; may be a value to put in, or an English phrase. */
  readonly expected?: string;
  /** The part of the parameter that is meant, in code points. */
  readonly position?: number;
  readonly length?: number;
}

/** A failed request. `type` is the last part of the problem's type URI, or "network" where no answer came. */
export class Problem extends Error {
  constructor(
    readonly type: string,
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly FieldError[],
  ) {
    super(`${type}: ${detail}`);
  }

  /** Whether the text of the query is at fault. */
  get inQuery(): boolean {
    const isOther = this.errors.some(({ parameter = "q" }) => parameter !== "q");
    return this.type === "invalid-query" || (this.type === "query-too-complex" && !isOther);
  }

  /** Whether trying the same again can help. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** No answer at all: the server is down, or there is no network. */
export function networkProblem(): Problem {
  return new Problem("network", 0, "", []);
}

/** Reads a problem document; an answer that is none becomes a problem of its status alone. */
export function problemOf(status: number, body: unknown): Problem {
  const document = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const type = typeof document.type === "string" ? document.type.replace(/^.*\//, "") : "";
  return new Problem(
    type || (status === 404 ? "not-found" : "internal"),
    status,
    typeof document.detail === "string" ? document.detail : "",
    Array.isArray(document.errors) ? (document.errors as FieldError[]) : [],
  );
}
