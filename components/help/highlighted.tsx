import { Fragment } from "react";

type HighlightedProps = { text: string; query: string };

/** A text with the words marked that begin as a word of the query does. */
export function Highlighted({ text, query }: HighlightedProps) {
  const words = query
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, Math.max(4, word.length - 2)));
  if (words.length === 0) return text;
  const pattern = new RegExp(
    `(?<![\\p{Letter}\\p{Number}])((?:${words.join("|")})[\\p{Letter}\\p{Number}]*)`,
    "giu",
  );
  return text.split(pattern).map((part, place) =>
    place % 2 === 1 ? (
      <mark key={place} className="bg-selected text-selected-foreground rounded-xs">
        {part}
      </mark>
    ) : (
      <Fragment key={place}>{part}</Fragment>
    ),
  );
}
