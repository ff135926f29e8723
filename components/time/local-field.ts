const FIELD = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

/** A time as a `datetime-local` field shows it, in a zone. */
export function toLocalField(at: Date, timeZone: string): string {
  return new Date(wallMilliseconds(at.getTime(), timeZone)).toISOString().slice(0, 16);
}

/**
 * What such a field says, as an instant; empty where it says none. A time that the clocks skip is as much later as
 * they skip, and of a time that they show twice it is the first.
 */
export function fromLocalField(value: FormDataEntryValue | null, timeZone: string): string {
  const [, year, month, day, hour, minute] = (FIELD.exec(typeof value === "string" ? value : "") ?? []).map(
    Number,
  );
  if (year === undefined || month === undefined) return "";
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(wall)) return "";
  const DAY_MS = 24 * 60 * 60_000;
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => wallMilliseconds(at, timeZone) - at);
  const candidates = offsets.map((offset) => wall - offset).sort((one, other) => one - other);
  const shown = candidates.find((at) => wallMilliseconds(at, timeZone) === wall);
  const [before = 0] = offsets;
  return new Date(shown ?? wall - before).toISOString();
}

/** What a clock on the wall of the zone shows, as if it were UTC. */
function wallMilliseconds(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}
