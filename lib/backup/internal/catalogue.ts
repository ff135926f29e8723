import "server-only";
import { createHash } from "node:crypto";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";

export type TableShape = { name: string; columns: string[]; order: string };

export type DatabaseShape = {
  migrations: { name: string; checksum: string }[];
  partitions: { parent: string; name: string; bound: string }[];
  sequences: { name: string; value: string | null }[];
  tables: TableShape[];
};

/** What text comes out of COPY must not depend on settings of the server. */
const SETTINGS = `SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET bytea_output = 'hex'; SET extra_float_digits = 1; SET row_security = off; SET statement_timeout = 0`;

/** A connection whose role sees every row, or fails: row security never leaves rows out in silence. */
export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: "regulix-backup" });
  // A connection that is lost tells it by itself; the query under way fails with it.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(SETTINGS);
  return client;
}

export function quote(name: string): string {
  return pg.escapeIdentifier(name);
}

/** Everything that is in the schema of the product. Queues of the engine and rate limits are not part of a backup. */
export async function readShape(client: pg.Client): Promise<DatabaseShape> {
  const rows = async <Row extends pg.QueryResultRow>(text: string) => (await client.query<Row>(text)).rows;
  return {
    migrations: await rows(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    ),
    partitions: await rows(`
      SELECT parent.relname AS parent, child.relname AS name, pg_get_expr(child.relpartbound, child.oid) AS bound
      FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class child ON child.oid = inhrelid
      WHERE parent.relnamespace = 'public'::regnamespace AND child.relkind = 'r' ORDER BY child.relname`),
    sequences: await rows(
      `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
    ),
    tables: await rows(`
      SELECT relname AS name,
        (SELECT json_agg(attname ORDER BY attnum) FROM pg_attribute
          WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
        coalesce((SELECT string_agg(quote_ident(attname), ', ' ORDER BY place)
          FROM pg_index CROSS JOIN LATERAL unnest(indkey) WITH ORDINALITY AS part (number, place)
          JOIN pg_attribute ON attrelid = indrelid AND attnum = part.number
          WHERE indrelid = pg_class.oid AND indisprimary), quote_ident(relname) || '::text COLLATE "C"') AS "order"
      FROM pg_class
      WHERE relkind IN ('r', 'p') AND NOT relispartition AND relpersistence = 'p'
        AND relnamespace = 'public'::regnamespace ORDER BY relname`),
  };
}

export type TableDigest = { name: string; rows: number; sha256: string };

/** The rows of a table as COPY writes them, in one order; what they were like is told at the end. */
export async function* copyRows(
  client: pg.Client,
  { name, columns, order }: TableShape,
): AsyncGenerator<Buffer, TableDigest> {
  const list = columns.map(quote).join(", ");
  const stream = client.query(
    copyTo(`COPY (SELECT ${list} FROM ${quote(name)} ORDER BY ${order}) TO STDOUT`),
  );
  const digest = createHash("sha256");
  let rows = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    digest.update(piece);
    // A line feed within a value is written as two characters: each one here ends a row.
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) rows += 1;
    yield piece;
  }
  return { name, rows, sha256: digest.digest("hex") };
}

/** The digest alone. */
export async function digestTable(client: pg.Client, table: TableShape): Promise<TableDigest> {
  const rows = copyRows(client, table);
  for (;;) {
    const { done, value } = await rows.next();
    if (done) return value;
  }
}
