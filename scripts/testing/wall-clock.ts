export type BrokenDownMinute = { at: number; date: string; weekday: number; minute: number };

const MINUTE = 60_000;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What the clock on the wall shows at every minute of a span, as the runtime's own Intl says it. */
export function brokenDownMinutes(timeZone: string, from: Date, spanMs: number): BrokenDownMinute[] {
  const formatter = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return Array.from({ length: spanMs / MINUTE }, (_, place) => {
    const at = from.getTime() + place * MINUTE;
    const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      at,
      date: `${parts.year}-${parts.month}-${parts.day}`,
      weekday: WEEKDAYS.indexOf(parts.weekday ?? "") + 1,
      minute: Number(parts.hour) * 60 + Number(parts.minute),
    };
  });
}
