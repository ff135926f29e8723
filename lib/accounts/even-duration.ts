import { setTimeout as pause } from "node:timers/promises";

/**
 * Answers no earlier than after `milliseconds`, whether the work succeeds or fails: what was done
 * behind the same answer must not show in how long it took. Choose more than the work needs.
 */
export async function withEvenDuration<Result>(
  milliseconds: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const floor = pause(milliseconds);
  try {
    return await work();
  } finally {
    await floor;
  }
}
