// What every language has to say. `{n}` and other names in braces are filled in by the caller.
import type { FacetName } from "../state/query";

/** Forms by the categories of Intl.PluralRules; `other` stands in for a category that a language lacks. */
export type Plural = { readonly other: string } & { readonly [C in Intl.LDMLPluralRule]?: string };

export interface Messages {
  readonly search: string;
  readonly searchLabel: string;
  readonly placeholder: string;
  readonly otherLanguage: string;
  readonly suggestions: string;
  readonly suggestionKinds: { readonly [kind: string]: string };
  readonly searchTips: string;

  readonly facets: { readonly [F in FacetName]: string };
  readonly date: string;
  readonly eventDate: string;
  readonly eventDates: string;
  readonly words: string;
  readonly filters: string;
  readonly filtersWithCount: string;
  readonly showResults: string;
  readonly closeFilters: string;
  readonly showMore: string;
  readonly showFewer: string;
  readonly of: string;
  readonly allInOne: string;
  readonly searchIn: string;
  readonly beginning: string;
  readonly noneBegins: string;
  readonly exclude: string;
  readonly excludeValue: string;
  readonly excludedValue: string;
  readonly articles: Plural;
  readonly allArticles: Plural;
  readonly found: Plural;
  readonly searching: string;
  readonly results: string;
  readonly pageOf: string;

  readonly save: string;

  readonly sortBy: string;
  readonly sort: { readonly [order: string]: string };
  readonly languages: { readonly [lang: string]: string };
  readonly excluded: string;
  readonly allOfThem: string;
  readonly statedOnly: string;
  readonly matchFilter: { readonly [match: string]: string };

  readonly activeFilters: string;
  readonly remove: string;
  readonly clearAll: string;

  readonly histogram: { readonly [interval: string]: string };
  readonly barWidth: string;
  readonly allDates: string;
  readonly leaveOut: string;
  readonly rangeStart: string;
  readonly rangeEnd: string;
  readonly rangeWhole: string;
  readonly since: string;
  readonly until: string;
  readonly undated: Plural;
  readonly coarse: { readonly [interval: string]: Plural };
  readonly inferred: Plural;
  readonly from: string;
  readonly to: string;
  readonly apply: string;
  readonly dateHint: string;

  readonly noDate: string;
  readonly noTitle: string;
  readonly inferredDate: string;
  readonly inferredFrom: string;

  readonly relaxed: string;
  readonly sentence: string;
  readonly allWords: Plural;
  readonly showing: string;
  readonly searchInstead: string;
  readonly repairsOff: string;
  readonly repairsOn: string;
  readonly namesRead: string;
  readonly about: string;
  readonly alsoSearched: string;
  readonly searchWords: string;
  readonly expandOff: string;
  readonly expandOn: string;

  readonly previous: string;
  readonly next: string;
  readonly pages: string;
  readonly page: string;

  readonly mentioned: string;

  readonly retry: string;
  readonly unreachable: string;
  readonly unreachableHelp: string;
  readonly offline: string;
  readonly offlineHelp: string;

  readonly indexed: string;
  readonly slashKey: string;
}
