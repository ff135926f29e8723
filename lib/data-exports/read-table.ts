import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { ExportedTable } from "./tables";

const ROWS_A_PAGE = 2_000;
/** What is written, and written again, in one step. */
const ROWS_A_PART = 50_000;

/** The key of a row, column by column as text. */
export type RowKey = string[];
/** A stretch of a table: behind one row, up to another; null where it begins or ends with the table. */
export type Stretch = { after: RowKey | null; until: RowKey | null };

type Column = { name: string; type: string };
type Shape = { columns: string[]; key: Column[] };
type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/** Where the part that begins behind a row ends; null where it holds all that is left. */
export async function findPartEnd(
  tenant: Tenant,
  table: ExportedTable,
  after: RowKey | null,
): Promise<RowKey | null> {
  return withOrganization(tenant, async (transaction) => {
    const { key } = await readShape(transaction, table);
    if (key.length === 0) return null;
    const rows = await transaction.$queryRaw<{ key: RowKey }[]>`
      SELECT ${keyOf(key)} AS key FROM ${name(table.name)}
       WHERE ${within(key, { after, until: null })}
       ORDER BY ${names(key.map((column) => column.name))} OFFSET ${ROWS_A_PART - 1} LIMIT 1`;
    return rows[0]?.key ?? null;
  });
}

/** The rows of a stretch, one JSON line each, as the tenants' role sees them. */
export async function* tableLines(
  tenant: Tenant,
  table: ExportedTable,
  { after, until }: Stretch,
): AsyncGenerator<string> {
  const shape = await withOrganization(tenant, (transaction) => readShape(transaction, table));
  let place = after;
  for (;;) {
    const rows = await withOrganization(tenant, (transaction) =>
      readPage(transaction, table, shape, { after: place, until }),
    );
    if (rows.length > 0) yield rows.map(({ line }) => `${line}\n`).join("");
    place = rows.at(-1)?.key ?? null;
    if (rows.length < ROWS_A_PAGE || shape.key.length === 0) return;
  }
}

async function readPage(
  transaction: Transaction,
  table: ExportedTable,
  { columns, key }: Shape,
  stretch: Stretch,
): Promise<{ line: string; key: RowKey }[]> {
  const order = key.length === 0 ? Prisma.sql`1` : names(key.map((column) => column.name));
  return transaction.$queryRaw<{ line: string; key: RowKey }[]>`
    SELECT (SELECT to_jsonb(shown) FROM (SELECT ${names(columns)}) AS shown)::text AS line, ${keyOf(key)} AS key
      FROM ${name(table.name)} WHERE ${within(key, stretch)} ORDER BY ${order} LIMIT ${ROWS_A_PAGE}`;
}

/** The columns that are taken along, as far as tenants may read them, and those by which rows are told apart. */
async function readShape(transaction: Transaction, table: ExportedTable): Promise<Shape> {
  const rows = await transaction.$queryRaw<(Column & { isReadable: boolean; place: number | null })[]>`
    SELECT attname AS name, format_type(atttypid, NULL) AS type,
           has_column_privilege(attrelid, attnum, 'SELECT') AS "isReadable",
           array_position(primary_key.indkey::int2[], attnum) AS place
      FROM pg_attribute
      LEFT JOIN pg_index AS primary_key ON indrelid = attrelid AND indisprimary
     WHERE attrelid = ${`public.${table.name}`}::regclass AND attnum > 0 AND NOT attisdropped
     ORDER BY attnum`;
  const { only, without = [], order } = table;
  const columns = rows
    .filter(
      ({ name: column, isReadable }) => isReadable && (only?.includes(column) ?? !without.includes(column)),
    )
    .map((column) => column.name);
  const key = order
    ? order.flatMap((column) => rows.filter((row) => row.name === column))
    : rows
        .filter(({ name: column, place }) => place !== null && column !== "organization_id")
        .sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  return { columns, key };
}

/** Identifiers come from our own list and the catalogue. */
function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier.replaceAll('"', '""')}"`);
}

function names(identifiers: readonly string[]): Prisma.Sql {
  return Prisma.join(identifiers.map(name));
}

function keyOf(key: readonly Column[]): Prisma.Sql {
  if (key.length === 0) return Prisma.sql`ARRAY[]::text[]`;
  return Prisma.sql`ARRAY[${Prisma.join(key.map((column) => Prisma.sql`${name(column.name)}::text`))}]`;
}

function within(key: readonly Column[], { after, until }: Stretch): Prisma.Sql {
  const row = () => Prisma.sql`(${names(key.map((column) => column.name))})`;
  const values = (texts: RowKey) =>
    Prisma.sql`(${Prisma.join(key.map(({ type }, at) => Prisma.sql`${texts[at]}::text::${Prisma.raw(type)}`))})`;
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(after ? [Prisma.sql`${row()} > ${values(after)}`] : []),
      ...(until ? [Prisma.sql`${row()} <= ${values(until)}`] : []),
    ],
    " AND ",
  );
}
