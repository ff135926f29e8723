const SUFFIXES: readonly (readonly [suffix: string, replacement: string, shortestRest: number])[] = [
  ["ements", "", 4],
  ["ement", "", 4],
  ["ations", "", 4],
  ["ation", "", 4],
  ["iest", "i", 3],
  ["ies", "i", 2],
  ["ings", "", 3],
  ["ing", "", 3],
  ["ied", "i", 2],
  ["ed", "", 3],
  ["ers", "", 4],
  ["er", "", 4],
  ["ly", "", 4],
  ["es", "", 4],
  ["s", "", 3],
  ["e", "", 3],
];

/**
 * Takes away what a word adds by its grammar: "inviting", "invited" and "invites" all become "invit". Light on
 * purpose: it has to bring together the forms of one word, not words that share a root.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word) || word.endsWith("ss")) return word;
  const found = SUFFIXES.find(
    ([suffix, , shortestRest]) => word.endsWith(suffix) && word.length - suffix.length >= shortestRest,
  );
  const cut = found ? word.slice(0, -found[0].length) + found[1] : word;
  return unify(cut);
}

/** "stopp" and "stop", "policy" and "polici", "delete" and "delet" end alike. */
function unify(cut: string): string {
  const single = /([bdfgmnprt])\1$/.test(cut) ? cut.slice(0, -1) : cut;
  const withoutE = single.length > 4 && single.endsWith("e") ? single.slice(0, -1) : single;
  return withoutE.endsWith("y") && withoutE.length > 3 ? `${withoutE.slice(0, -1)}i` : withoutE;
}
