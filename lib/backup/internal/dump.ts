import "server-only";
import { connect, copyRows, readShape, type DatabaseShape, type TableDigest } from "./catalogue";

export const BACKUP_FORMAT = "regulix/backup/v1";

/** The first line of a dump. */
export type DumpHead = { format: typeof BACKUP_FORMAT; id: string; shape: DatabaseShape };

/** The last one. */
export type DumpEnd = { end: TableDigest[] };

const TABLE_END = "\\.\n";

/**
 * The whole database as one text, read in one snapshot: a line that says what there is, then for each table a line with
 * its columns, its rows as COPY writes them and the end mark of COPY, then a line with the digests.
 */
export async function* dump(connectionString: string, id: string): AsyncGenerator<Buffer, TableDigest[]> {
  const client = await connect(connectionString);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const shape = await readShape(client);
    const head: DumpHead = { format: BACKUP_FORMAT, id, shape };
    yield Buffer.from(`${JSON.stringify(head)}\n`);
    const digests: TableDigest[] = [];
    for (const table of shape.tables) {
      yield Buffer.from(`${JSON.stringify({ table: table.name })}\n`);
      digests.push(yield* copyRows(client, table));
      yield Buffer.from(TABLE_END);
    }
    const end: DumpEnd = { end: digests };
    yield Buffer.from(`${JSON.stringify(end)}\n`);
    return digests;
  } finally {
    await client.end();
  }
}
