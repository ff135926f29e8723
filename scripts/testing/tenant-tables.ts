import { asSuperuser } from "./superuser";

/** A table whose rows belong to an organisation, as the catalogue describes it. */
export type TenantTable = {
  name: string;
  /** The column that names the organisation. */
  column: string;
  enabled: boolean;
  forced: boolean;
  hasTenantPolicy: boolean;
  /** Whether the application role may select at all. */
  readable: boolean;
  /** A statement that adds a row with made-up values. */
  insertInto: (organizationId: string) => string;
};

type ColumnRow = { name: string; type: string };

type TableRow = Omit<TenantTable, "insertInto"> & { columns: ColumnRow[] };

/** Made-up values by column type. Any will do: checks and triggers are taken off before seeding. */
const SAMPLES: Record<string, string> = {
  uuid: "uuidv7()",
  text: "uuidv7()::text",
  citext: "uuidv7()::text",
  boolean: "true",
  smallint: "1",
  integer: "1",
  bigint: "1",
  real: "1",
  "double precision": "1",
  numeric: "1",
  bytea: "sha256(uuidv7()::text::bytea)",
  jsonb: "'{}'",
  inet: "'192.0.2.1'",
  date: "now()",
  "timestamp with time zone": "now()",
};

/** Every table with the column organization_id, and organizations itself; partitions go by their parent. */
export async function listTenantTables(): Promise<TenantTable[]> {
  const { rows } = await asSuperuser(`
    SELECT pg_class.relname AS name, owner.attname AS column,
      relrowsecurity AS enabled, relforcerowsecurity AS forced,
      has_any_column_privilege('regulix_app', pg_class.oid, 'SELECT') AS readable,
      EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid
        AND polroles = ARRAY['regulix_app'::regrole::oid] AND polcmd = '*'
        AND pg_get_expr(polqual, polrelid) LIKE '%app.organization_id%'
        AND pg_get_expr(polwithcheck, polrelid) LIKE '%app.organization_id%') AS "hasTenantPolicy",
      (SELECT json_agg(json_build_object('name', quote_ident(attname), 'type', regexp_replace(format_type(atttypid, NULL), '\\(.*\\)', '')))
        FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
          AND attnotnull AND NOT atthasdef AND attidentity = '' AND attnum <> owner.attnum) AS columns
    FROM pg_class
    JOIN pg_attribute AS owner ON owner.attrelid = pg_class.oid
      AND owner.attname = CASE relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
    ORDER BY relname`);
  return (rows as TableRow[]).map(({ columns, ...table }) => ({
    ...table,
    insertInto: (organizationId) => insertStatement(table, columns ?? [], organizationId),
  }));
}

function insertStatement(
  table: { name: string; column: string },
  columns: ColumnRow[],
  organizationId: string,
): string {
  const values = columns.map(({ name, type }) => {
    // Some tables show a member's rows to that member alone: each organisation has one, by its own id.
    if (name === "user_id") return `'${organizationId}'`;
    const sample = type.endsWith("[]") ? "'{}'" : SAMPLES[type];
    if (sample === undefined) throw new Error(`No sample for ${table.name}.${name} of type ${type}.`);
    return sample;
  });
  const names = [table.column, ...columns.map(({ name }) => name)].join(", ");
  return `INSERT INTO ${table.name} (${names}) VALUES (${[`'${organizationId}'`, ...values].join(", ")})`;
}

/**
 * Puts a row of each organisation into every tenant table of this test file's database. Checks and
 * triggers are taken off first, so that made-up values pass and row-level security answers alone.
 */
export async function seedTenantTables(organizationIds: readonly string[]): Promise<TenantTable[]> {
  await asSuperuser(`
    DO $$ DECLARE item record; BEGIN
      FOR item IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
        WHERE contype = 'c' AND coninhcount = 0 AND connamespace = 'public'::regnamespace
      LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', item.name, item.conname); END LOOP;
      FOR item IN SELECT DISTINCT tgrelid::regclass AS name FROM pg_trigger
        WHERE NOT tgisinternal AND tgparentid = 0 AND tgrelid::regclass::text NOT LIKE '%.%'
      LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', item.name); END LOOP;
    END $$`);
  const tables = await listTenantTables();
  for (const table of tables.filter(({ name }) => name !== "organizations")) {
    for (const organizationId of organizationIds) {
      await asSuperuser(`SET LOCAL session_replication_role = replica; ${table.insertInto(organizationId)}`);
    }
  }
  return tables;
}
