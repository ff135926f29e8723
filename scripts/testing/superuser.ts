import type pg from "pg";
import { openTestPool } from "./test-pool";

let connections: pg.Pool | undefined;

/**
 * Runs SQL in the test file's database past every rule of the product, as a hostile operator could. The
 * connection serves other statements later: what one needs to set, it sets with SET LOCAL.
 */
export async function asSuperuser(statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  connections ??= openTestPool(process.env.DATABASE_SUPERUSER_URL);
  return connections.query(statement, values);
}

/** Ends the connections behind asSuperuser(). */
export async function disconnectSuperuser(): Promise<void> {
  await connections?.end();
  connections = undefined;
}

/** Returns once some transaction waits for a lock of another. */
export async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await asSuperuser(
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    if (rows.length > 0) return;
  }
}
