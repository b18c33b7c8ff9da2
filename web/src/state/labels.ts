// Names of ids that any answer has told, so that a chip can show a name before the answer that confirms it.
import type { SearchAnswer } from "../api/types";
import { facetNames } from "./query";

/** Names by language, facet and id. One for each page; it only grows, by the names that were on the screen. */
export class Labels {
  readonly #names = new Map<string, string>();

  /** Takes over every name in `answer`, which was asked for in `language`. */
  learn(answer: SearchAnswer, language: string): void {
    for (const filter of answer.filters) {
      if (filter.value !== undefined && filter.label) this.name(language, filter.field, filter.value, filter.label);
    }
    for (const facet of facetNames) {
      for (const value of answer.facets[facet]?.values ?? []) this.name(language, facet, value.id, value.label);
    }
    for (const hit of answer.hits) {
      for (const facet of ["person", "org"] as const) {
        for (const entity of hit[facet]) this.name(language, facet, entity.id, entity.label);
      }
    }
  }

  /** Takes over the name of one value. */
  name(language: string, facet: string, id: string, label: string): void {
    this.#names.set(keyOf(language, facet, id), label);
  }

  /** The name of an id, if any answer told it. */
  find(language: string, facet: string, id: string): string | undefined {
    return this.#names.get(keyOf(language, facet, id));
  }
}

// What is excluded has the name that it has as a value.
function keyOf(language: string, facet: string, id: string): string {
  return `${language}/${facet.replace("not.", "")}/${id}`;
}
