const FIRST_MILLISECONDS = 1_000;
const MOST_MILLISECONDS = 15 * 60_000;

/**
 * How long to wait after the given attempt, counted from 1: full jitter between nothing and a ceiling that
 * doubles from one second to a quarter of an hour, and never less than the receiver asked for.
 * @param random from 0 to 1
 */
export function retryDelay(attempt: number, random: number, retryAfterMilliseconds: number | null): number {
  const ceiling = Math.min(MOST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.min(attempt, 30));
  const jittered = Math.max(FIRST_MILLISECONDS, Math.round(ceiling * random));
  return Math.max(jittered, retryAfterMilliseconds ?? 0);
}
