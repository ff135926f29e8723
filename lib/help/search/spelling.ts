const SHORTEST_CORRECTED = 5;
const TWO_MISTAKES_FROM = 7;

/** How many letters have to be added, left out, changed or swapped with a neighbour. */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}

/**
 * The word of the vocabulary that was meant; null where none resembles it. Of words as
 * near as each other the one with the same first letter is meant, then the one that is used more often.
 */
export function correctWord(word: string, vocabulary: ReadonlyMap<string, number>): string | null {
  if (word.length < SHORTEST_CORRECTED || /^\d+$/.test(word)) return null;
  const most = word.length >= TWO_MISTAKES_FROM ? 2 : 1;
  let best: { known: string; cost: number; uses: number } | null = null;
  for (const [known, uses] of vocabulary) {
    if (known.length < SHORTEST_CORRECTED - 1) continue;
    const distance = editDistance(word, known, most);
    if (distance > most) continue;
    const cost = distance + (known[0] === word[0] ? 0 : 0.5);
    if (best === null || cost < best.cost || (cost === best.cost && uses > best.uses))
      best = { known, cost, uses };
  }
  return best?.known ?? null;
}
