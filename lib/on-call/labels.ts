import { weekdayOf } from "@/lib/core/zoned-time";
import type { Layer, Restriction } from "./types";

export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** 570 → "09:30". */
export function clockTime(minuteOfDay: number): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(minuteOfDay / 60))}:${part(minuteOfDay % 60)}`;
}

/** "09:30" → 570; null for what is no time. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  return match && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

type Rotation = Pick<Layer, "startsOn" | "handoverMinute" | "rotationUnit" | "rotationLength">;

/** "Hands over every 2 weeks on Monday at 09:00". */
export function rotationText({ startsOn, handoverMinute, rotationUnit, rotationLength }: Rotation): string {
  const every = rotationLength === 1 ? `every ${rotationUnit}` : `every ${rotationLength} ${rotationUnit}s`;
  const at = clockTime(handoverMinute);
  switch (rotationUnit) {
    case "hour":
      return `Hands over ${every}, counted from ${at}`;
    case "day":
      return `Hands over ${every} at ${at}`;
    case "week":
      return `Hands over ${every} on ${WEEKDAYS[weekdayOf(startsOn) - 1]} at ${at}`;
  }
}

/** "Mon, Tue 22:00–06:00". */
export function restrictionText({ days, fromMinute, toMinute }: Restriction): string {
  const names = days.toSorted((one, other) => one - other).map((day) => WEEKDAYS[day - 1]?.slice(0, 3));
  const hours =
    fromMinute === toMinute
      ? `24 h from ${clockTime(fromMinute)}`
      : `${clockTime(fromMinute)}–${clockTime(toMinute)}`;
  return `${days.length === 7 ? "Every day" : names.join(", ")} ${hours}`;
}
