import type { HelpIndex } from "./index-documents";
import type { QueryWord } from "./read-query";

/** Below this share of what was asked a document does not answer the question; measured on the labelled set. */
export const LEAST_SCORE = 0.5;

const COVERAGE_SHARE = 0.5;

/** Decides between documents that answer alike; it says nothing about whether they answer at all. */
const TEXT_WEIGHT = 0.08;

export type Ranked = { slug: string; score: number };

/**
 * The documents by how well they answer, the best first. Three things count: the share of what was asked that the
 * document says at all, each word weighed by how much it tells; how closely its title or one alias says what was
 * asked; and the words of its text beside the best of all (BM25F).
 */
export function rank(words: readonly QueryWord[], index: HelpIndex): Ranked[] {
  const weights = new Map<string, number>();
  for (const { stems } of words)
    for (const [stemmed, weight] of stems) weights.set(stemmed, Math.max(weight, weights.get(stemmed) ?? 0));
  const terms = [...weights.keys()];
  const found = index.engine.search(terms.join(" "), {
    tokenize: () => terms,
    processTerm: (term) => term,
    boostTerm: (term) => weights.get(term) ?? 1,
  });
  const best = found[0]?.score ?? 1;
  return found
    .map(({ id, score: textScore }) => {
      const slug = String(id);
      const phrases = index.phrases.get(slug) ?? [];
      const covered = coverage(words, index.stems.get(slug) ?? new Set(), index);
      const closest = Math.max(0, ...phrases.map((phrase) => overlap(words, phrase, index)));
      const score = COVERAGE_SHARE * covered + (1 - COVERAGE_SHARE) * closest;
      return {
        slug,
        score: Math.round(score * 1_000) / 1_000,
        order: score + TEXT_WEIGHT * (textScore / best),
      };
    })
    .sort((one, other) => other.order - one.order)
    .map(({ slug, score }) => ({ slug, score }));
}

/** How much of the query the stems cover, of 0 to 1. */
function coverage(words: readonly QueryWord[], stems: ReadonlySet<string>, index: HelpIndex): number {
  const total = words.reduce((sum, word) => sum + weight(word, index), 0);
  const covered = words.reduce((sum, word) => sum + bestMatch(word, stems) * weight(word, index), 0);
  return total === 0 ? 0 : covered / total;
}

/** How alike query and phrase are: what both say, of all that either says. */
function overlap(words: readonly QueryWord[], phrase: ReadonlySet<string>, index: HelpIndex): number {
  const asked = words.reduce((sum, word) => sum + weight(word, index), 0);
  const said = [...phrase].reduce((sum, stemmed) => sum + index.weightOf(stemmed), 0);
  const shared = words.reduce((sum, word) => sum + bestMatch(word, phrase) * weight(word, index), 0);
  return asked + said === 0 ? 0 : Math.min(1, (2 * shared) / (asked + said));
}

function bestMatch({ stems }: QueryWord, of: ReadonlySet<string>): number {
  let best = 0;
  for (const [stemmed, weight] of stems) if (weight > best && of.has(stemmed)) best = weight;
  return best;
}

/** An unknown word tells most: what nobody has written about is what the query is about. */
function weight({ asked, stems, isKnown }: QueryWord, index: HelpIndex): number {
  if (!isKnown) return index.weightOf(asked);
  return Math.min(
    ...[...stems].filter(([, share]) => share === 1).map(([stemmed]) => index.weightOf(stemmed)),
  );
}
