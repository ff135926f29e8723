import "server-only";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { through } from "@/lib/storage/through";
import { connect, digestTable, quote, type DatabaseShape, type TableDigest } from "./internal/catalogue";
import { BACKUP_FORMAT, type DumpEnd, type DumpHead } from "./internal/dump";
import { open } from "./internal/sealed-stream";

const TABLE_END = "\\.";

/** The history of migrations as Prisma keeps it; its rows come with the backup. */
const HISTORY = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

export type Restored = { tables: TableDigest[]; client: pg.Client };

/**
 * Restores an encrypted backup into an empty database: schema from the migrations that it names, rows, and constraints
 * last. Throws where a byte, a migration or a table is not what was written. The connection is the caller's to end.
 * @param url of an empty database that the role owns
 */
export async function restoreDatabase(bytes: AsyncIterable<Uint8Array>, url: string): Promise<Restored> {
  const client = await connect(url);
  try {
    const lines = linesOf(through(open(bytes), createGunzip()));
    const head = JSON.parse((await nextLine(lines)).toString()) as DumpHead;
    if (head.format !== BACKUP_FORMAT) throw new Error(`Unknown format of a backup: ${String(head.format)}`);
    await buildSchema(client, head.shape);
    const constraints = await clear(client);
    const said = await load(client, head.shape, lines);
    await finish(client, head.shape, constraints);
    const tables: TableDigest[] = [];
    for (const table of head.shape.tables) tables.push(await digestTable(client, table));
    requireEqual(said, tables);
    await client.query(forEachTable("ALTER TABLE %s FORCE ROW LEVEL SECURITY", "relrowsecurity"));
    return { tables, client };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function buildSchema(client: pg.Client, { migrations, partitions }: DatabaseShape): Promise<void> {
  // Migrations may look into tables whose policies bind an owner too: they are empty here.
  await client.query("SET row_security = on");
  await client.query("CREATE EXTENSION IF NOT EXISTS citext");
  for (const { name, checksum } of migrations) {
    const path = join(process.cwd(), "prisma", "migrations", name, "migration.sql");
    const sql = await readFile(path, "utf8").catch(() => {
      throw new Error(
        `The backup needs the migration ${name}, which this version of the product does not have.`,
      );
    });
    if (createHash("sha256").update(sql).digest("hex") !== checksum)
      throw new Error(`The migration ${name} is another one than when the backup was taken.`);
    await client.query(sql);
  }
  await client.query(HISTORY);
  for (const { parent, name, bound } of partitions) {
    const { rowCount } = await client.query("SELECT 1 FROM pg_class WHERE relname = $1", [name]);
    if (rowCount) continue;
    await client.query(`CREATE TABLE ${quote(name)} PARTITION OF ${quote(parent)} ${bound}`);
    await client.query(`ALTER TABLE ${quote(name)} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  }
  await client.query(forEachTable("ALTER TABLE %s NO FORCE ROW LEVEL SECURITY", "relrowsecurity"));
  await client.query("SET row_security = off");
}

type Constraint = { name: string; table: string; definition: string };

/** Takes off triggers and foreign keys, and what migrations have put in. Answers how to put the keys back. */
async function clear(client: pg.Client): Promise<Constraint[]> {
  await client.query(forEachTable("ALTER TABLE %s DISABLE TRIGGER USER", "true"));
  const { rows } = await client.query<Constraint>(`
    SELECT quote_ident(conname) AS name, conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const parents = "relkind IN ('r', 'p') AND NOT relispartition AND relname <> '_prisma_migrations'";
  await client.query(forEachTable("TRUNCATE %s", parents));
  return rows;
}

async function finish(client: pg.Client, shape: DatabaseShape, constraints: Constraint[]): Promise<void> {
  for (const { name, value } of shape.sequences)
    if (value !== null) await client.query("SELECT setval($1::regclass, $2::bigint)", [quote(name), value]);
  for (const { table, name, definition } of constraints)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  await client.query(forEachTable("ALTER TABLE %s ENABLE TRIGGER USER", "true"));
  await client.query("ANALYZE");
}

function forEachTable(statement: string, condition: string): string {
  return `DO $$ DECLARE item record; BEGIN
    FOR item IN SELECT oid::regclass AS name FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND ${condition}
    LOOP EXECUTE format('${statement}', item.name); END LOOP; END $$`;
}

/** Feeds the rows of each table to it; answers the digests that the backup ends with. */
async function load(
  client: pg.Client,
  { tables }: DatabaseShape,
  lines: AsyncGenerator<Buffer>,
): Promise<TableDigest[]> {
  for (;;) {
    const line = JSON.parse((await nextLine(lines)).toString()) as { table: string } | DumpEnd;
    if ("end" in line) return line.end;
    const shape = tables.find(({ name }) => name === line.table);
    if (!shape) throw new Error(`The backup holds a table that it does not name: ${line.table}`);
    const columns = shape.columns.map(quote).join(", ");
    const sink = client.query(copyFrom(`COPY ${quote(shape.name)} (${columns}) FROM STDIN`));
    const ended = once(sink, "finish");
    ended.catch(() => undefined);
    for (let row = await nextLine(lines); row.toString("latin1") !== TABLE_END; row = await nextLine(lines)) {
      sink.write(row);
      if (!sink.write("\n")) await Promise.race([once(sink, "drain"), ended]);
    }
    sink.end();
    await ended;
  }
}

async function nextLine(lines: AsyncGenerator<Buffer>): Promise<Buffer> {
  const { done, value } = await lines.next();
  if (done) throw new Error("The backup ends before its end.");
  return value;
}

async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = all.indexOf(10); end !== -1; end = all.indexOf(10, start)) {
      yield all.subarray(start, end);
      start = end + 1;
    }
    rest = all.subarray(start);
  }
}

function requireEqual(said: readonly TableDigest[], found: readonly TableDigest[]): void {
  for (const { name, rows, sha256 } of said) {
    const table = found.find((each) => each.name === name);
    if (table?.sha256 !== sha256 || table.rows !== rows)
      throw new Error(`The table ${name} is not what was written: ${table?.rows ?? 0} of ${rows} rows.`);
  }
}
