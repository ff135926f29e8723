import "server-only";
import { GENESIS_HASH } from "./chain";
import type { ChainPosition } from "./check-entry";
import type { ChainProblem } from "./problems";
import type { ChainReader } from "./reader";

export const CHAIN_START: ChainPosition = { sequence: 0, hash: GENESIS_HASH };

export type ChainVerification =
  | { state: "intact"; position: ChainPosition }
  | { state: "broken"; position: ChainPosition; problem: ChainProblem; brokenSequence: number }
  /** The time was up; continue from `position`. */
  | { state: "unfinished"; position: ChainPosition };

const PAGE_ENTRIES = 1_000;

/**
 * Follows a chain to the head that it has now, recomputing every entry from its stored columns, and
 * stops at the first that is broken. Memory does not grow with the chain.
 * @param until a point of performance.now() after which no further page is read
 */
export async function verifyChain<Entry>(
  reader: ChainReader<Entry>,
  start: ChainPosition = CHAIN_START,
  until = Number.POSITIVE_INFINITY,
): Promise<ChainVerification> {
  const head = await reader.readHead();
  let position = start;
  const broken = (problem: ChainProblem, brokenSequence: number): ChainVerification => ({
    state: "broken",
    position,
    problem,
    brokenSequence,
  });
  while (position.sequence < head.sequence) {
    if (performance.now() >= until) return { state: "unfinished", position };
    // A span of numbers, not a count of rows: two entries with one number are always read together.
    const last = Math.min(position.sequence + PAGE_ENTRIES, head.sequence);
    for (const entry of await reader.readEntries(position.sequence + 1, last)) {
      const check = reader.check(position, entry);
      if (!check.ok) return broken(await reader.explain(check.problem, entry), check.sequence);
      position = check.position;
    }
    if (position.sequence < last) {
      const isTail = position.sequence >= head.lastSequence;
      return broken(isTail ? "truncated-tail" : "missing-entry", position.sequence + 1);
    }
  }
  if (head.lastSequence > head.sequence) return broken("entry-beyond-head", head.sequence + 1);
  if (position.sequence === head.sequence && position.hash !== head.hash)
    return broken("wrong-head", head.sequence);
  return { state: "intact", position };
}
