/** How long the second key of a sequence may take. */
export const SEQUENCE_MILLISECONDS = 1_200;

export type PendingKey = { key: string; at: number } | null;

export type SequenceStep = { pending: PendingKey; chosen: string | null };

/**
 * What a key means after what was pressed before: `g` waits for the letter of a page, a letter in time
 * chooses it, everything else starts over.
 */
export function nextSequenceStep(
  pending: PendingKey,
  key: string,
  at: number,
  letters: readonly string[],
): SequenceStep {
  const isWaiting = pending !== null && at - pending.at <= SEQUENCE_MILLISECONDS;
  if (isWaiting && letters.includes(key)) return { pending: null, chosen: key };
  return { pending: key === "g" ? { key, at } : null, chosen: null };
}
