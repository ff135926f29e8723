import "server-only";
import pg from "pg";
import { env } from "@/lib/env";

const CONNECTIONS = 4;

// A hot reload must not open another pool.
const held = globalThis as { regulixPlatformPool?: pg.Pool };

/**
 * Plain connections of the platform role, for the group writers: they need named prepared statements,
 * which Prisma does not offer. Everything else goes through the doors.
 */
export function platformPool(): pg.Pool {
  held.regulixPlatformPool ??= openPool();
  return held.regulixPlatformPool;
}

function openPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_PLATFORM_URL,
    application_name: "regulix-writer",
    max: CONNECTIONS,
    statement_timeout: 15_000,
  });
  // A lost connection is replaced at the next use; the failure shows there if it lasts. One that is in
  // use tells it by itself, and unheard it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Runs `work` in one transaction on one connection; a failed connection is not used again. */
export async function platformTransaction<Result>(
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await platformPool().connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    const undone = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    client.release(!undone);
    throw error;
  }
}

/** Closes the pool: scripts and tests only. */
export async function closePlatformPool(): Promise<void> {
  const pool = held.regulixPlatformPool;
  held.regulixPlatformPool = undefined;
  await pool?.end();
}
