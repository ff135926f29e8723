import { locale } from "@/lib/core/format/number";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const stepsMs = [
  ...[5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7, 14, 30].map((days) => days * dayMs),
];

/** Round moments of the reader's wall clock for an axis, also in zones half an hour off and when clocks change. */
export function timeTicks(fromMs: number, toMs: number, timeZone: string, maxTicks: number): number[] {
  const span = toMs - fromMs;
  if (span <= 0 || maxTicks < 1) return [];
  const step = stepsMs.find((candidate) => span / candidate <= maxTicks) ?? Math.ceil(span / maxTicks);
  const ticks: number[] = [];
  let wallClock = Math.ceil((fromMs + zoneOffsetMs(fromMs, timeZone)) / step) * step;
  for (; ; wallClock += step) {
    // The offset that holds at the tick itself; the first guess may lie on the other side of a clock change.
    const guess = wallClock - zoneOffsetMs(wallClock, timeZone);
    const tick = wallClock - zoneOffsetMs(guess, timeZone);
    if (tick > toMs) return ticks;
    if (tick >= fromMs) ticks.push(tick);
  }
}

/** The words under the ticks of a span: times within two days, dates beyond. */
export function tickFormatter(fromMs: number, toMs: number, timeZone: string): (at: number) => string {
  const formatter = new Intl.DateTimeFormat(
    locale,
    toMs - fromMs <= 2 * dayMs
      ? { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
      : { timeZone, day: "numeric", month: "short" },
  );
  return (at) => formatter.format(at);
}

const offsetFormatters = new Map<string, Intl.DateTimeFormat>();

function offsetFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = offsetFormatters.get(timeZone);
  if (known) return known;
  const numeric = "numeric";
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  offsetFormatters.set(timeZone, formatter);
  return formatter;
}

/** How far the zone's wall clock is ahead of UTC at a moment. */
function zoneOffsetMs(at: number, timeZone: string): number {
  const parts = new Map(
    offsetFormatter(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wallClock = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wallClock - Math.floor(at / 1000) * 1000;
}
