import type { Layer, RotationUnit } from "@/lib/on-call/types";

/** A layer while it is edited: its key stays while it moves. */
export type LayerDraft = Layer & { draftKey: number };

export type ScheduleDraft = { name: string; description: string; timeZone: string; layers: LayerDraft[] };

export const ROTATION_UNIT_LABELS: Record<RotationUnit, string> = {
  hour: "hours",
  day: "days",
  week: "weeks",
};

/** What a new layer begins with: one week each, from today at nine. */
export function newLayer(place: number, today: string): Layer {
  return {
    name: `Layer ${place + 1}`,
    startsOn: today,
    handoverMinute: 9 * 60,
    rotationUnit: "week",
    rotationLength: 1,
    participants: [],
    restrictions: [],
  };
}

/** The list with one item elsewhere. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  return item === undefined ? [...items] : items.toSpliced(from, 1).toSpliced(to, 0, item);
}
