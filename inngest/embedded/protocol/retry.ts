const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Inngest's own schedule; the last entry repeats. */
const BACKOFF = [
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  40 * MINUTE,
  HOUR,
  2 * HOUR,
] as const;
const JITTER = 30 * SECOND;

/** Retries when a function names none: 4, that is 5 attempts, as the Inngest server does. */
const DEFAULT_RETRIES = 4;

/** Attempts in all, from the `retries.attempts` of a registered function. */
export function maxAttempts(retries: number | undefined): number {
  return (retries ?? DEFAULT_RETRIES) + 1;
}

/** Delay before the attempt that follows `attempt` (0-based), with jitter from `random` in [0, 1). */
export function backoffDelay(attempt: number, random: number): number {
  const base = BACKOFF[Math.min(attempt, BACKOFF.length - 1)] ?? 2 * HOUR;
  return base + Math.floor(random * JITTER);
}

/** Milliseconds asked for by a `retry-after` header (seconds or a date), clamped to 1 s … 24 h. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const delay = Number.isFinite(seconds) ? seconds * SECOND : new Date(header).getTime() - now.getTime();
  if (Number.isNaN(delay)) return undefined;
  return Math.min(Math.max(delay, SECOND), 24 * HOUR);
}

/** Delay before a delivery is tried again when the app could not be reached: 0.3 s growing to 5 s. */
export function redeliveryDelay(deliveries: number): number {
  return Math.min(300 * 2 ** Math.min(deliveries, 10), 5 * SECOND);
}
