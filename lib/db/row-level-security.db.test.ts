import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { listTenantTables, seedTenantTables, type TenantTable } from "@/scripts/testing/tenant-tables";

type Outcome = { rows: Record<string, unknown>[]; count: number } | { error: string };

/** One statement as the application role, as the seeded member of an organisation or, for null, without any. */
async function asTenant(organizationId: string | null, statement: string): Promise<Outcome> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    if (organizationId)
      await client.query(
        "SELECT set_config('app.organization_id', $1, true), set_config('app.user_id', $1, true)",
        [organizationId],
      );
    const result = await client.query<Record<string, unknown>>(statement);
    return { rows: result.rows, count: result.rowCount ?? 0 };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  } finally {
    await client.end();
  }
}

function touchedNothing(outcome: Outcome): boolean {
  return "error" in outcome ? /permission denied/.test(outcome.error) : outcome.count === 0;
}

function wasRefused(outcome: Outcome): boolean {
  return "error" in outcome && /row-level security|permission denied/.test(outcome.error);
}

async function namesOf(query: string): Promise<string[]> {
  const { rows } = await asSuperuser(query);
  return rows.map(({ name }: { name: string }) => name);
}

describe("row-level security in the catalogue", () => {
  it("is enabled and forced, with a policy for tenants, on every table that names an organisation", async () => {
    const tables = await listTenantTables();
    expect(tables.length).toBeGreaterThan(10);
    const unprotected = tables.filter(
      ({ enabled, forced, hasTenantPolicy }) => !enabled || !forced || !hasTenantPolicy,
    );
    expect(unprotected.map(({ name }) => name)).toEqual([]);
  });

  it("is enabled on every partition, and no product role has a right on one", async () => {
    const open = await namesOf(`
      SELECT relname AS name FROM pg_class
      WHERE relispartition AND relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND (NOT relrowsecurity OR EXISTS (
          SELECT FROM unnest(ARRAY['regulix_app', 'regulix_platform', 'regulix_engine']) AS role
          WHERE has_table_privilege(role, pg_class.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')))`);
    expect(open).toEqual([]);
  });

  it("is obeyed by every view that names an organisation", async () => {
    const views = await namesOf(`
      SELECT relname AS name FROM pg_class
      JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'organization_id'
      WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
        AND NOT coalesce('security_invoker=true' = ANY(reloptions), false)`);
    expect(views).toEqual([]);
  });

  it("cannot be bypassed by a product role, and none of them owns anything", async () => {
    const strong = await namesOf(`
      SELECT rolname AS name FROM pg_roles
      WHERE pg_has_role(rolname, 'regulix_app', 'MEMBER') AND rolname <> 'postgres' AND rolname NOT LIKE 'regulix_owner%'
        AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`);
    expect(strong).toEqual([]);
    const owned = await namesOf(`
      SELECT relname AS name FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner
        WHERE rolname ~ '^regulix_(app|platform)'
      UNION ALL SELECT proname FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner
        WHERE rolname ~ '^regulix_(app|platform)'`);
    expect(owned).toEqual([]);
  });

  it("has no way round: tenants may call no function that runs with the owner's rights", async () => {
    const callable = await namesOf(`
      SELECT proname AS name FROM pg_proc
      WHERE prosecdef AND pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype
        AND has_function_privilege('regulix_app', pg_proc.oid, 'EXECUTE')`);
    expect(callable).toEqual([]);
  });

  it("is joined by foreign keys that carry the organisation along", async () => {
    const loose = await namesOf(`
      SELECT conname AS name FROM pg_constraint
      JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attname = 'organization_id'
      JOIN pg_attribute AS target ON target.attrelid = confrelid AND target.attname = 'organization_id'
      WHERE contype = 'f'
        AND array_position(conkey, own.attnum) IS DISTINCT FROM array_position(confkey, target.attnum)
         OR contype = 'f' AND NOT own.attnum = ANY(conkey)`);
    expect(loose).toEqual([]);
  });
});

describe("row-level security at work", () => {
  let tables: TenantTable[];
  let own: string;
  let foreign: string;

  async function violations(check: (table: TenantTable) => Promise<boolean>): Promise<string[]> {
    const results = await Promise.all(
      tables.map(async (table) => ((await check(table)) ? [] : [table.name])),
    );
    return results.flat();
  }

  beforeAll(async () => {
    own = (await createOrganizationFixture("Own")).organization.id;
    foreign = (await createOrganizationFixture("Foreign")).organization.id;
    tables = await seedTenantTables([own, foreign]);
  });

  it("shows nothing at all without an organisation", async () => {
    const showing = await violations(async ({ name }) =>
      touchedNothing(await asTenant(null, `SELECT 1 FROM ${name}`)),
    );
    expect(showing).toEqual([]);
  });

  it("shows an organisation its own rows, so that the other tests prove something", async () => {
    const blind = await violations(async ({ name, column, readable }) => {
      const seen = await asTenant(own, `SELECT DISTINCT ${column}::text AS id FROM ${name}`);
      return readable
        ? "rows" in seen && seen.rows.length === 1 && seen.rows[0]?.id === own
        : wasRefused(seen);
    });
    expect(blind).toEqual([]);
  });

  it("finds no row of another organisation", async () => {
    const leaking = await violations(async ({ name, column }) =>
      touchedNothing(await asTenant(own, `SELECT 1 FROM ${name} WHERE ${column} = '${foreign}'`)),
    );
    expect(leaking).toEqual([]);
  });

  it("changes and removes no row of another organisation", async () => {
    const open = await violations(async ({ name, column }) => {
      const change = `UPDATE ${name} SET ${column} = ${column} WHERE ${column} = '${foreign}'`;
      const removal = `DELETE FROM ${name} WHERE ${column} = '${foreign}'`;
      return touchedNothing(await asTenant(own, change)) && touchedNothing(await asTenant(own, removal));
    });
    expect(open).toEqual([]);
  });

  it("gives no row away to another organisation and plants none there", async () => {
    const open = await violations(async ({ name, column, insertInto }) => {
      const gift = await asTenant(
        own,
        `UPDATE ${name} SET ${column} = '${foreign}' WHERE ${column} = '${own}'`,
      );
      return wasRefused(gift) && wasRefused(await asTenant(own, insertInto(foreign)));
    });
    expect(open).toEqual([]);
  });
});
