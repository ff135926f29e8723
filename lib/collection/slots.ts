/** The collection's rhythm. A slot is the end of the five minutes it covers. */
export const SLOT_MS = 5 * 60_000;

/** The newest slot that is over at `at`. */
export function slotAt(at: Date): Date {
  return new Date(Math.floor(at.getTime() / SLOT_MS) * SLOT_MS);
}

/** The slot that is over next. */
export function nextSlot(at: Date): Date {
  return new Date(slotAt(at).getTime() + SLOT_MS);
}

export function isSlot(at: Date): boolean {
  return at.getTime() % SLOT_MS === 0;
}
