import { addDays, daysBetween, instantOf, wallClockAt } from "@/lib/core/zoned-time";
import type { Layer } from "./types";

const HOUR_MS = 60 * 60_000;
const DAYS = { day: 1, week: 7 };

type Rotation = Pick<Layer, "startsOn" | "handoverMinute" | "rotationUnit" | "rotationLength">;

/**
 * When turn `turn` begins. Days and weeks change hands at the same time on the wall, whatever the clocks do;
 * hours are hours that pass.
 */
export function turnStart(rotation: Rotation, timeZone: string, turn: number): Date {
  const { startsOn, handoverMinute, rotationUnit, rotationLength } = rotation;
  if (rotationUnit === "hour") {
    const first = instantOf(timeZone, startsOn, handoverMinute).getTime();
    return new Date(first + turn * rotationLength * HOUR_MS);
  }
  return instantOf(timeZone, addDays(startsOn, turn * rotationLength * DAYS[rotationUnit]), handoverMinute);
}

/** The turn that runs at an instant, counted from 0; negative before the rotation begins. */
export function turnAt(rotation: Rotation, timeZone: string, at: Date): number {
  const { startsOn, rotationUnit, rotationLength } = rotation;
  if (rotationUnit === "hour") {
    const passed = at.getTime() - turnStart(rotation, timeZone, 0).getTime();
    return Math.floor(passed / (rotationLength * HOUR_MS));
  }
  const days = daysBetween(startsOn, wallClockAt(timeZone, at).date);
  const turn = Math.floor(days / (rotationLength * DAYS[rotationUnit]));
  // The day of the hand-over belongs to the turn before until its minute has come.
  return turnStart(rotation, timeZone, turn) > at ? turn - 1 : turn;
}
