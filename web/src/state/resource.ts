// Loading by address: the newest address wins, the last answer stays until the next one is there.
import { useLayoutEffect, useState } from "preact/hooks";
import { getJson } from "../api/client";
import { Problem } from "../api/problem";

export interface Resource<T> {
  /** The newest answer, possibly of an earlier address; null before the first one. */
  readonly data: T | null;
  /** Whether `data` is the answer to the present address. */
  readonly current: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly retry: () => void;
}

interface Settled<T> {
  readonly url: string;
  readonly data: T | null;
  readonly problem: Problem | null;
}

/** How many answers are kept for steps back. */
const cacheSize = 30;

/**
 * Keeps the answer to `url`, or nothing where `url` is null. A later address aborts the request of the earlier
 * one, so a slow answer never overwrites a newer one. Answers are kept for a while: a step back shows at once
 * what was there, and the request behind it renews it.
 */
export function useResource<T>(url: string | null): Resource<T> {
  const [cache] = useState(() => new Map<string, T>());
  const [settled, setSettled] = useState<Settled<T> | null>(null);
  const [attempt, setAttempt] = useState(0);

  // Not `useEffect`: that waits for a paint, and every letter would cost a frame more.
  useLayoutEffect(() => {
    if (url === null) return;
    const controller = new AbortController();
    getJson<T>(url, controller.signal).then(
      (data) => {
        if (controller.signal.aborted) return;
        remember(cache, url, data);
        setSettled({ url, data, problem: null });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof Problem)) throw error;
        setSettled((before) => ({ url, data: before?.data ?? null, problem: error }));
      },
    );
    return () => controller.abort();
  }, [url, attempt]);

  const cached = url === null ? undefined : cache.get(url);
  const answered = settled?.url === url;
  const problem = answered ? settled!.problem : null;
  return {
    data: cached ?? settled?.data ?? null,
    current: problem === null && cached !== undefined,
    busy: url !== null && !answered && cached === undefined,
    problem,
    retry: () => {
      setSettled((before) => before && { ...before, url: "" });
      setAttempt((count) => count + 1);
    },
  };
}

function remember<T>(cache: Map<string, T>, url: string, data: T): void {
  cache.delete(url);
  cache.set(url, data);
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value!);
}
