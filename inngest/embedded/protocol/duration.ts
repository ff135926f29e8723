const MILLISECONDS = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g;

/** Milliseconds of an SDK time string such as `"1h30m"`; throws on anything else. */
export function parseDuration(text: string): number {
  let total = 0;
  let consumed = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, amount, unit] = match;
    total += Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
    consumed += whole.length;
  }
  if (consumed === 0 || consumed !== text.length) throw new RangeError(`"${text}" is not a duration`);
  return total;
}

/** The instant named by a duration from `now` or by an ISO date. An empty string means now. */
export function resolveInstant(text: string, now: Date): Date {
  if (text === "") return now;
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) throw new RangeError(`"${text}" is not a date`);
    return date;
  }
  return new Date(now.getTime() + parseDuration(text));
}
