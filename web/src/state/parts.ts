// The views and the panels that are scripts of their own, each fetched when it is first shown.
import { useEffect, useState } from "preact/hooks";

const loaders = {
  search: async () => (await import("../components/SearchView")).SearchView,
  article: async () => (await import("../components/ArticleView")).ArticleView,
  entity: async () => (await import("../components/EntityView")).EntityView,
  empty: async () => (await import("../components/EmptyState")).EmptyState,
  fault: async () => (await import("../components/Fault")).Fault,
  warnings: async () => (await import("../components/Warnings")).Warnings,
  save: async () => (await import("../components/SavePanel")).SavePanel,
  sheet: async () => (await import("../components/FilterSheet")).FilterSheet,
  typedDate: () => import("../i18n/typed-date"),
  lastWord: () => import("./last-word"),
  tips: async () => (await import("../components/SearchTipsPanel")).SearchTipsPanel,
};
type Part = keyof typeof loaders;
type Parts = { [P in Part]?: Awaited<ReturnType<(typeof loaders)[P]>> };

const parts: Parts = {};

/** Fetches a part; it fails where there is no network, and after the server was renewed. */
export async function loadPart(part: Part): Promise<void> {
  parts[part] ??= (await loaders[part]()) as never;
}

/** The parts that are there, and whether `wanted` could not be fetched. Null wants nothing. */
export function useParts(wanted: Part | null): [Parts, boolean] {
  const [failed, setFailed] = useState<Part | null>(null);
  const [, setCount] = useState(0);
  useEffect(() => {
    if (wanted === null || parts[wanted]) return;
    loadPart(wanted).then(
      () => setCount((count) => count + 1),
      () => setFailed(wanted),
    );
  }, [wanted]);
  return [parts, wanted !== null && failed === wanted];
}
