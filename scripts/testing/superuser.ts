import pg from "pg";

/** Runs SQL in the test file's database past every rule of the product, as a hostile operator could. */
export async function asSuperuser(statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_SUPERUSER_URL });
  await client.connect();
  try {
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
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
