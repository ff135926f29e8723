import pg from "pg";

/** Connections to the database of a test file, which is dropped while they end: the server may be the first to hang up. */
export function openTestPool(connectionString: string | undefined, connections?: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: connections });
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
