import { addDays, wallClockAt } from "@/lib/core/zoned-time";
import { isWithin, periodsOn } from "./restriction";
import { turnAt, turnStart } from "./rotation";
import type { Layer, ScheduleRules, Shift } from "./types";

type Range = { from: Date; to: Date };

/** The id of the person on call at an instant, or null where nobody is. */
export function onCallAt({ timeZone, layers, overrides }: ScheduleRules, at: Date): string | null {
  const override = overrides.findLast(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  if (override) return override.userId;
  for (const layer of layers.toReversed()) {
    const userId = layerAt(layer, timeZone, at);
    if (userId !== null) return userId;
  }
  return null;
}

/** Who is on call when, without a gap and without an overlap: nobody is a shift of its own. */
export function shiftsBetween(schedule: ScheduleRules, from: Date, to: Date): Shift[] {
  const { timeZone, layers, overrides } = schedule;
  const edges = [
    ...layers.flatMap((layer) => layerEdges(layer, timeZone, { from, to })),
    ...overrides.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
  ];
  return shiftsByEdges(edges, { from, to }, (at) => onCallAt(schedule, at));
}

/** The same for one layer alone: what a calendar draws as its row. */
export function layerShiftsBetween(layer: Layer, timeZone: string, from: Date, to: Date): Shift[] {
  const edges = layerEdges(layer, timeZone, { from, to });
  return shiftsByEdges(edges, { from, to }, (at) => layerAt(layer, timeZone, at));
}

function layerAt(layer: Layer, timeZone: string, at: Date): string | null {
  const { participants, restrictions } = layer;
  if (participants.length === 0) return null;
  const turn = turnAt(layer, timeZone, at);
  if (turn < 0 || !isWithin(restrictions, timeZone, at)) return null;
  return participants[turn % participants.length] ?? null;
}

/** Every instant of a range at which the layer may change hands. */
function layerEdges(layer: Layer, timeZone: string, { from, to }: Range): Date[] {
  if (layer.participants.length === 0) return [];
  const edges: Date[] = [];
  // With one person the turns change nothing but the beginning.
  const last = layer.participants.length === 1 ? 0 : turnAt(layer, timeZone, to);
  for (let turn = Math.max(0, turnAt(layer, timeZone, from)); turn <= last; turn++)
    edges.push(turnStart(layer, timeZone, turn));
  if (layer.restrictions.length === 0) return edges;
  const lastDay = wallClockAt(timeZone, to).date;
  for (let day = addDays(wallClockAt(timeZone, from).date, -1); day <= lastDay; day = addDays(day, 1))
    for (const period of periodsOn(layer.restrictions, timeZone, day)) edges.push(period.from, period.to);
  return edges;
}

/** Between two edges nothing changes, so whoever is on call at the first is so until the second. */
function shiftsByEdges(
  edges: readonly Date[],
  { from, to }: Range,
  whoAt: (at: Date) => string | null,
): Shift[] {
  const inside = edges
    .map((edge) => edge.getTime())
    .filter((edge) => edge > from.getTime() && edge < to.getTime());
  const starts = [...new Set([from.getTime(), ...inside])].sort((one, other) => one - other);
  const shifts: Shift[] = [];
  for (const [place, start] of starts.entries()) {
    const end = new Date(starts[place + 1] ?? to.getTime());
    const userId = whoAt(new Date(start));
    const before = shifts.at(-1);
    if (before?.userId === userId) before.to = end;
    else shifts.push({ userId, from: new Date(start), to: end });
  }
  return shifts;
}
