import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { Log } from "./context";

/** Names this lock among the advisory locks of the database; the number itself means nothing. */
const LOCK_KEY = 7_305_811_294;
const RETRY_MS = 500;

export type EngineLock = { release(): Promise<void> };

/**
 * Waits until this is the only engine of the database. The lock lives as long as its connection: when
 * that is lost another engine may begin, so `onLost` must end this one.
 */
export async function acquireLock(
  databaseUrl: string,
  log: Log,
  onLost: () => void,
  signal: AbortSignal,
): Promise<EngineLock> {
  for (let tries = 0; ; tries += 1) {
    signal.throwIfAborted();
    const client = new Client({
      connectionString: databaseUrl,
      application_name: "regulix-engine-lock",
      keepAlive: true,
    });
    let released = false;
    client.on("error", () => {
      if (!released) onLost();
    });
    await client.connect();
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [
      LOCK_KEY,
    ]);
    if (rows[0]?.locked) {
      return {
        release: async () => {
          released = true;
          await client.end();
        },
      };
    }
    released = true;
    await client.end();
    if (tries === 0) log.info({}, "another engine works on this database; waiting for it to end");
    await pause(RETRY_MS, undefined, { signal });
  }
}
