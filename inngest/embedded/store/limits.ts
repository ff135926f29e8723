import { nextAdmission, type RateRule } from "../rules/gcra";
import type { Query } from "./database";

/**
 * Claims keys that nobody holds at `now` until they expire; returns those that were claimed. The
 * caller passes each key once.
 */
export async function claimKeys(
  query: Query,
  scope: string,
  keys: string[],
  now: Date,
  lifetimeMs: number,
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await query<{ key: string }>(
    `INSERT INTO engine.idempotency_keys AS held (scope, key, expires_at)
     SELECT $1, wanted.key, $3 FROM unnest($2::text[]) AS wanted(key)
     ON CONFLICT (scope, key) DO UPDATE SET expires_at = excluded.expires_at WHERE held.expires_at <= $4
     RETURNING key`,
    [scope, keys, new Date(now.getTime() + lifetimeMs), now],
  );
  return new Set(rows.map((row) => row.key));
}

/**
 * When the next item under `key` may pass. The place is taken, unless it lies in the future and the
 * caller does not wait.
 */
export async function takeRate(
  query: Query,
  key: string,
  rule: RateRule,
  now: Date,
  options: { wait: boolean },
): Promise<Date> {
  const [row] = await query<{ arrival: Date }>(
    `SELECT arrival FROM engine.rate_arrivals WHERE key = $1 FOR UPDATE`,
    [key],
  );
  const decision = nextAdmission(rule, row?.arrival.getTime(), now.getTime());
  const admitAt = new Date(decision.admitAt);
  if (options.wait || admitAt <= now) {
    await query(
      `INSERT INTO engine.rate_arrivals (key, arrival) VALUES ($1, $2)
       ON CONFLICT (key) DO UPDATE SET arrival = excluded.arrival`,
      [key, new Date(decision.arrival)],
    );
  }
  return admitAt;
}
