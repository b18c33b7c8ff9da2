import type { SearchAnswer } from "../api/types";
import type { Query } from "../state/query";
import { HitItem } from "./HitItem";

interface HitListProps {
  readonly answer: SearchAnswer;
  readonly query: Query;
}

/** The hits of one page of results. */
export function HitList({ answer, query }: HitListProps) {
  return (
    <ol class="hits" start={(answer.page.number - 1) * answer.page.size + 1}>
      {answer.hits.map((hit) => (
        <HitItem key={hit.id} hit={hit} query={query} />
      ))}
    </ol>
  );
}
