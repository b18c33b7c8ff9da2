interface WordListProps {
  readonly words: readonly string[];
  /** How many words are shown; an ellipsis stands for the rest. */
  readonly limit?: number;
  readonly class?: string;
}

/** Words of a query in either language, with commas between, each marked as its language for screen readers. */
export function WordList({ words, limit = Infinity, class: name }: WordListProps) {
  return (
    <>
      {words.slice(0, limit).flatMap((word, i) => [
        i > 0 && ", ",
        <span key={i} class={name} lang={/[а-яё]/i.test(word) ? "ru" : "en"}>
          {word}
        </span>,
      ])}
      {words.length > limit && "…"}
    </>
  );
}
