import { useReaderMessages } from "../i18n/reader";
import type { Query } from "../state/query";
import { searchUrl } from "../state/route";
import { isPlainClick } from "./Link";
import { navigate } from "../state/navigation";

interface BackLinkProps {
  readonly query: Query;
  readonly fromList: boolean;
}

/** The way from an article to its list: a step back in the history where that is the list, else its address. */
export function BackLink({ query, fromList }: BackLinkProps) {
  const words = useReaderMessages();
  const href = searchUrl(query);
  const follow = (event: MouseEvent): void => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    if (fromList) history.back();
    else navigate(href, { scroll: "top" });
  };
  return (
    <a href={href} onClick={follow}>
      ← {words.backToResults}
    </a>
  );
}
