import { useClock as replaceClock } from "@/lib/core/clock";

/** Puts the product's clock ahead of the real one. Returns the function that puts it back. */
export function advanceClock(milliseconds: number): () => void {
  return replaceClock(() => new Date(Date.now() + milliseconds));
}
