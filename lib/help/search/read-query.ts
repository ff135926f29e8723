import type { HelpIndex } from "./index-documents";
import { correctWord } from "./spelling";
import { stem } from "./stem";
import { synonymsOf } from "./synonyms";
import { meaningfulWords } from "./words";

const SHORTEST_PREFIX = 3;
const SYNONYM_WEIGHT = 0.55;

/** One word that was asked for, with all that may stand for it and how well. */
export type QueryWord = { asked: string; stems: ReadonlyMap<string, number>; isKnown: boolean };

export type ReadQuery = { words: readonly QueryWord[]; corrected: string | null };

/** What a query asks for: its words, corrected where they are misspelt, with their synonyms. */
export function readQuery(query: string, { vocabulary, isKnown }: HelpIndex): ReadQuery {
  const asked = [...new Set(meaningfulWords(query))];
  const corrections = new Map<string, string>();
  const words = asked.map((word, place): QueryWord => {
    const isLast = place === asked.length - 1;
    const begun = isLast && !isKnown(word) ? completions(word, vocabulary) : [];
    if (begun.length > 0) return toQueryWord(word, begun, true);
    const correction = isKnown(word) ? null : correctWord(word, vocabulary);
    if (correction !== null) corrections.set(word, correction);
    const meant = correction ?? word;
    return toQueryWord(meant, [meant], correction !== null || isKnown(word));
  });
  return { words, corrected: corrections.size === 0 ? null : applyCorrections(query, corrections) };
}

/** The last word may still be under way: "invit" begins "invite" and "invitation". */
function completions(word: string, vocabulary: ReadonlyMap<string, number>): string[] {
  if (word.length < SHORTEST_PREFIX) return [];
  return [...vocabulary.keys()].filter((known) => known.startsWith(word));
}

function toQueryWord(asked: string, meant: readonly string[], isKnown: boolean): QueryWord {
  const stems = new Map<string, number>();
  for (const word of meant) for (const synonym of synonymsOf(stem(word))) stems.set(synonym, SYNONYM_WEIGHT);
  for (const word of meant) stems.set(stem(word), 1);
  return { asked, stems, isKnown };
}

function applyCorrections(query: string, corrections: ReadonlyMap<string, string>): string {
  return query.replace(/[\p{Letter}\p{Number}]+/gu, (word) => corrections.get(word.toLowerCase()) ?? word);
}
