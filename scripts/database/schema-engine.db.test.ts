import pg from "pg";
import { describe, expect, it } from "vitest";
import { root } from "../launcher/places.mjs";
import { deployMigrations, schemaDifference } from "./schema-engine.mjs";

const ownerUrl = process.env.DATABASE_OWNER_URL ?? "";

async function query(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe("migrations", () => {
  it("lead to exactly the Prisma schema", async () => {
    expect(await schemaDifference(root, ownerUrl)).toBe("");
  });

  it("notice a column that no migration made", async () => {
    await query("ALTER TABLE users ADD COLUMN stray text");
    expect(await schemaDifference(root, ownerUrl)).toContain("stray");
    await query("ALTER TABLE users DROP COLUMN stray");
  });

  it("are recorded as prisma migrate deploy records them, and applied once", async () => {
    expect(await deployMigrations(root, ownerUrl)).toEqual([]);
    const rows = await query(
      "SELECT checksum, finished_at, rolled_back_at, applied_steps_count FROM _prisma_migrations ORDER BY migration_name",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        rolled_back_at: null,
        applied_steps_count: 1,
      });
      expect(row.finished_at).toBeInstanceOf(Date);
    }
  });
});
