// The answers of the API, as far as the page uses them.

/** Text that alternates plain and matched pieces: even places are plain, odd ones are matched. */
export type MarkedText = readonly string[];

export type Lang = "en" | "ru" | "mixed";

export interface ArticleDate {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly value: string;
  readonly precision: string;
  readonly basis: "stated" | "inferred" | "metadata" | "none";
  /** What an inferred date was inferred from. */
  readonly evidence?: string | null;
}

export interface Entity {
  readonly id: string;
  readonly label: string;
}

/** In a facet `count` is the number of articles, in an article how often it names the entity. */
export interface CountedEntity extends Entity {
  readonly labels?: { readonly [lang: string]: string };
  readonly count: number;
}

export interface FacetValue extends CountedEntity {
  readonly selected: boolean;
}

export interface Facet {
  readonly op?: "or" | "and";
  /** How many different values the search has; more than `values` holds where `facet_size` cut it. */
  readonly distinct: number;
  readonly values: readonly FacetValue[];
}

export interface Hit {
  readonly id: string;
  readonly url: string;
  readonly lang: Lang;
  readonly source: Entity | null;
  readonly date: ArticleDate | null;
  readonly title: MarkedText;
  /** Not of the newest articles of a person or an organization. */
  readonly snippets?: readonly MarkedText[];
  readonly person: readonly Entity[];
  readonly org: readonly Entity[];
}

export type Interval = "day" | "week" | "month" | "year";

export interface Bucket {
  readonly start: string;
  readonly count: number;
  /** How many of `count` have an inferred date. */
  readonly inferred?: number;
}

export interface HistogramData {
  readonly interval: Interval;
  readonly undated: number;
  /** Articles whose date is coarser than a bucket. */
  readonly coarse: number;
  readonly inferred: number;
  readonly buckets: readonly Bucket[];
}

/** A repair of what was typed, for words that no article has. */
export interface Interpretation {
  readonly kind: "layout" | "transliteration" | "spelling";
  readonly from: string;
  readonly to: string;
  /** The query string of the page that searches what was typed. */
  readonly undo: string;
}

/** A word or a name of the query, as it was read. */
export interface Reading {
  readonly text: string;
  /** What was searched in its place. */
  readonly read_as?: string;
  readonly why?: Interpretation["kind"] | "name" | "stop-word" | "wildcard" | "exact";
  /** The person or organization that is searched in the word's place. */
  readonly entity?: { readonly kind: "person" | "org"; readonly id: string; readonly labels: { readonly [lang: string]: string } };
  /** Words that count as hits, too: translations, other names. */
  readonly also?: readonly string[];
}

export interface Warning {
  readonly code: string;
  /** The part of the query that is meant, in code points. */
  readonly position?: number;
  readonly length?: number;
  readonly detail?: string;
}

/** What the total would be without one word or one filter. */
export interface Relief {
  readonly text?: string;
  /** Of a word: its place in the query, in code points. */
  readonly position?: number;
  readonly length?: number;
  readonly field?: string;
  readonly value?: string;
  readonly label?: string;
  readonly from?: string;
  readonly to?: string;
  readonly total: number;
}

export interface EmptyHelp {
  readonly words?: readonly Relief[];
  readonly filters?: readonly Relief[];
}

export interface Filter {
  readonly field: string;
  readonly value?: string;
  readonly label?: string;
}

export interface SearchAnswer {
  readonly query: {
    readonly match: { readonly used: "all" | "any"; readonly all_total?: number };
    readonly words?: readonly Reading[];
    readonly interpretation?: readonly Interpretation[];
    readonly warnings?: readonly Warning[];
  };
  readonly filters: readonly Filter[];
  readonly total: number;
  readonly page: { readonly number: number; readonly size: number; readonly count: number };
  readonly hits: readonly Hit[];
  readonly facets: { readonly [name: string]: Facet | undefined };
  readonly histogram: HistogramData | null;
  readonly empty: EmptyHelp | null;
  readonly links?: { readonly [name: string]: string | null };
  readonly index: { readonly revision: string; readonly articles: number; readonly updated: string | null };
}

export interface Suggestion {
  readonly kind: "person" | "org" | "article" | "query";
  /** Of a query there is none. */
  readonly id?: string;
  readonly label: string;
  /** The name, possibly in the other language, that begins as was typed. */
  readonly matched: string;
  readonly count?: number;
  /** Of a name for the last word of a query: the words that stay before it. The page adds it. */
  readonly before?: string;
}

export interface SuggestAnswer {
  readonly query: string;
  readonly suggestions: readonly Suggestion[];
}

/** A name in a block of an article, in code points of the block's plain text. */
export interface Mention {
  readonly id: string;
  readonly kind: "person" | "org";
  readonly begin: number;
  readonly end: number;
}

export interface Block {
  readonly kind: "p" | "h2" | "quote" | "credit";
  readonly text: MarkedText;
  /** In the order of the text; they do not overlap. */
  readonly entities?: readonly Mention[];
}

/** A date that an article speaks of. */
export interface NamedDate {
  /** A date, or two with a slash between them: from the first day of one to the last of the other. */
  readonly value: string;
  readonly basis: "stated" | "inferred";
  /** As the article first puts it. */
  readonly text: string;
  readonly count: number;
}

/** What is known of a person or an organization. */
export interface EntityAnswer {
  readonly id: string;
  readonly kind: "person" | "org";
  readonly label: string;
  readonly labels: { readonly [lang: string]: string };
  readonly aliases: readonly string[];
  /** Of a person, where they are known; `until` is null for an office that is still held. */
  readonly offices?: readonly { readonly id: string; readonly label: string; readonly since: string; readonly until: string | null }[];
  readonly total: number;
  /** Dates of the first and the last article, null where none has one. */
  readonly first: string | null;
  readonly last: string | null;
  readonly histogram: HistogramData | null;
  /** Who else is named in the same articles, in how many of them; the most frequent first. */
  readonly person: Facet;
  readonly org: Facet;
  readonly newest: readonly Hit[];
}

export interface ArticleAnswer {
  readonly id: string;
  /** Where the article was published, if the index knows. */
  readonly original?: string;
  readonly lang: Lang;
  readonly source: Entity | null;
  readonly date: ArticleDate | null;
  readonly title: MarkedText;
  readonly body: readonly Block[];
  readonly person: readonly CountedEntity[];
  readonly org: readonly CountedEntity[];
  readonly dates: readonly NamedDate[];
  readonly matches: number;
}
