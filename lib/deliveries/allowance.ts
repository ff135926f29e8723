const FIRST = 16;
const LEAST = 4;
const SLOW_MILLISECONDS = 1_000;
const MOST_CHANNELS = 10_000;

/**
 * How many deliveries of one channel the worker may have in hands: more of one that answers fast, few of one that
 * hangs, so that no channel fills the worker and keeps others waiting.
 */
export class Allowances {
  readonly #most: number;
  readonly #limits = new Map<string, number>();
  readonly #held = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  limitOf(channel: string): number {
    return this.#limits.get(channel) ?? FIRST;
  }

  /** What may still be claimed, of each channel that is not at the start. */
  room(): { channel: string; room: number }[] {
    const known = new Set([...this.#limits.keys(), ...this.#held.keys()]);
    return [...known].map((channel) => ({
      channel,
      room: Math.max(0, this.limitOf(channel) - (this.#held.get(channel) ?? 0)),
    }));
  }

  take(channel: string): void {
    this.#held.set(channel, (this.#held.get(channel) ?? 0) + 1);
  }

  /** Gives a place back, and learns from how the attempt went; `null` where nothing was sent. */
  give(channel: string, attempt: { delivered: boolean; milliseconds: number } | null): void {
    const held = (this.#held.get(channel) ?? 1) - 1;
    if (held > 0) this.#held.set(channel, held);
    else this.#held.delete(channel);
    if (attempt === null) return;
    const isGood = attempt.delivered && attempt.milliseconds < SLOW_MILLISECONDS;
    const next = isGood ? Math.min(this.#most, this.limitOf(channel) + 2) : LEAST;
    // Set anew to keep the map in the order of last use.
    this.#limits.delete(channel);
    this.#limits.set(channel, next);
    const [oldest] = this.#limits.keys();
    if (this.#limits.size > MOST_CHANNELS && oldest !== undefined) this.#limits.delete(oldest);
  }
}
