/** One limit that a call is subject to. */
export type ConcurrencySlot = { key: string; limit: number };

type Waiting = { id: string; slots: ConcurrencySlot[]; priority: number };

/**
 * Counts running calls per concurrency key and parks those over a limit. In memory only: there is one
 * engine per database, and at boot every call that is not done is queued again.
 */
export class ConcurrencyLimiter {
  readonly #running = new Map<string, number>();
  readonly #held = new Map<string, ConcurrencySlot[]>();
  readonly #parked = new Map<string, Waiting[]>();

  /** Takes all slots of a call or, when one is full, parks it. A call that holds its slots keeps them. */
  acquire(id: string, slots: ConcurrencySlot[], priority: number): boolean {
    if (this.#held.has(id)) return true;
    if (this.#hasRoom(slots)) {
      this.hold(id, slots);
      return true;
    }
    this.#park({ id, slots, priority });
    return false;
  }

  /** Takes the slots of a call whether or not there is room: it is known to run already. */
  hold(id: string, slots: ConcurrencySlot[]): void {
    if (this.#held.has(id)) return;
    this.#held.set(id, slots);
    for (const { key } of slots) this.#running.set(key, (this.#running.get(key) ?? 0) + 1);
  }

  /** Frees a call's slots. Returns the parked calls that now hold theirs and are to be queued again. */
  release(id: string): string[] {
    const slots = this.#held.get(id) ?? [];
    this.#held.delete(id);
    for (const { key } of slots) {
      const count = (this.#running.get(key) ?? 1) - 1;
      if (count > 0) this.#running.set(key, count);
      else this.#running.delete(key);
    }
    return slots.flatMap(({ key }) => this.#admitParked(key));
  }

  get parked(): number {
    return new Set([...this.#parked.values()].flat().map((waiting) => waiting.id)).size;
  }

  #hasRoom(slots: ConcurrencySlot[]): boolean {
    return slots.every(({ key, limit }) => (this.#running.get(key) ?? 0) < limit);
  }

  #park(waiting: Waiting): void {
    for (const { key } of waiting.slots) {
      const queue = this.#parked.get(key) ?? [];
      if (queue.some((other) => other.id === waiting.id)) continue;
      const position = queue.findIndex((other) => isBefore(waiting, other));
      queue.splice(position === -1 ? queue.length : position, 0, waiting);
      this.#parked.set(key, queue);
    }
  }

  #admitParked(key: string): string[] {
    const admitted: string[] = [];
    for (const waiting of this.#parked.get(key) ?? []) {
      if (!this.#hasRoom([{ key, limit: limitOf(waiting, key) }])) break;
      if (!this.#hasRoom(waiting.slots)) continue;
      this.hold(waiting.id, waiting.slots);
      admitted.push(waiting.id);
    }
    for (const id of admitted) this.#unpark(id);
    return admitted;
  }

  #unpark(id: string): void {
    for (const { key } of this.#held.get(id) ?? []) {
      const queue = (this.#parked.get(key) ?? []).filter((waiting) => waiting.id !== id);
      if (queue.length > 0) this.#parked.set(key, queue);
      else this.#parked.delete(key);
    }
  }
}

/**
 * A lower number goes first; equal ones in the order in which they were made, which their ids tell.
 * They arrive here in any order, for what is due at once is loaded side by side.
 */
function isBefore(one: Waiting, other: Waiting): boolean {
  return one.priority === other.priority ? one.id < other.id : one.priority < other.priority;
}

function limitOf(waiting: Waiting, key: string): number {
  return waiting.slots.find((slot) => slot.key === key)?.limit ?? Infinity;
}
