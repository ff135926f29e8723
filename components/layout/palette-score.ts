/**
 * How well an entry of the palette answers what was typed: 0 hides it. Every typed word must begin a word of
 * the entry or stand inside one; names count more than synonyms. Deliberately not fuzzy: a page that matches
 * only by scattered letters is noise.
 */
export function scorePaletteEntry(name: string, search: string, keywords: readonly string[] = []): number {
  const typed = wordsOf(search);
  if (typed.length === 0) return 1;
  const names = wordsOf(name);
  const synonyms = keywords.flatMap(wordsOf);
  let score = 1;
  for (const word of typed) {
    const match = scoreWord(word, names, synonyms);
    if (match === 0) return 0;
    score = Math.min(score, match);
  }
  return score;
}

function scoreWord(word: string, names: readonly string[], synonyms: readonly string[]): number {
  if (names.some((name) => name.startsWith(word))) return 1;
  if (synonyms.some((synonym) => synonym.startsWith(word))) return 0.8;
  if (word.length >= 3 && names.some((name) => name.includes(word))) return 0.6;
  if (word.length >= 3 && synonyms.some((synonym) => synonym.includes(word))) return 0.4;
  return 0;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
