import { SLOT_MS, nextSlot, slotAt } from "./slots";

/** After this long without a finished tick something is wrong, not merely late. */
const STALE_AFTER_MS = 2 * SLOT_MS;

export type Tick = { slot: Date; startedAt: Date | null; finishedAt: Date | null; missed: boolean };

export type CollectionStatus = {
  /** never: nothing was collected yet; late: the newest slot is not there; stale: nor the one before. */
  state: "current" | "late" | "stale" | "never";
  lastTick: { slot: string; finishedAt: string; durationMilliseconds: number } | null;
  nextTickAt: string;
  /** Slots without figures, newest first. */
  missedSlots: string[];
};

/** What the ledger of the last day says about the collection at `now`. */
export function describeCollection(ticks: readonly Tick[], now: Date): CollectionStatus {
  const bySlot = [...ticks].sort((one, other) => other.slot.getTime() - one.slot.getTime());
  const finished = bySlot.find(({ finishedAt }) => finishedAt !== null);
  const missed = bySlot.filter((tick) => tick.missed).map(({ slot }) => slot);
  // Slots since the last tick are noted as missed by the next one; until then they are seen here.
  const overdue = finished ? slotsBetween(finished.slot, slotAt(new Date(now.getTime() - SLOT_MS))) : [];
  return {
    state: stateOf(finished?.slot ?? null, now),
    lastTick:
      finished?.finishedAt && finished.startedAt
        ? {
            slot: finished.slot.toISOString(),
            finishedAt: finished.finishedAt.toISOString(),
            durationMilliseconds: finished.finishedAt.getTime() - finished.startedAt.getTime(),
          }
        : null,
    nextTickAt: nextSlot(now).toISOString(),
    missedSlots: [...overdue, ...missed].map((slot) => slot.toISOString()),
  };
}

function stateOf(lastSlot: Date | null, now: Date): CollectionStatus["state"] {
  if (lastSlot === null) return "never";
  const age = slotAt(now).getTime() - lastSlot.getTime();
  if (age <= 0) return "current";
  return age < STALE_AFTER_MS ? "late" : "stale";
}

/** The slots after `from` up to `to`, newest first. */
function slotsBetween(from: Date, to: Date): Date[] {
  const count = Math.max(0, (to.getTime() - from.getTime()) / SLOT_MS);
  return Array.from({ length: count }, (_, place) => new Date(to.getTime() - place * SLOT_MS));
}
