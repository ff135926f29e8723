// npm run restore -- ID|FILE [DATABASE]: restores a backup into a new database beside the one in use, which it leaves alone.
import { createReadStream } from "node:fs";
import pg from "pg";
import { restoreDatabase } from "@/lib/backup/restore-database";
import { backupKeyOf } from "@/lib/backup/take-backup";
import { objectStore } from "@/lib/storage/store";

const BACKUP_ID = /^\d{8}T\d{6}Z$/;

const [from, into] = process.argv.slice(2);
const ownerUrl = process.env.DATABASE_OWNER_URL;
if (!from) throw new Error("Usage: npm run restore -- ID|FILE [DATABASE]");
if (!ownerUrl)
  throw new Error("DATABASE_OWNER_URL: must name the role that is to own the restored database.");

const name = into ?? `regulix_restored_${Date.now()}`;
const bytes = BACKUP_ID.test(from)
  ? await (await objectStore()).get(backupKeyOf(from))
  : createReadStream(from);
if (bytes === null) throw new Error(`There is no backup ${from} in storage.`);

const admin = new pg.Client({ connectionString: ownerUrl });
await admin.connect();
await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
const url = new URL(ownerUrl);
url.pathname = `/${name}`;
try {
  const { client, tables } = await restoreDatabase(bytes, url.href);
  await client.end();
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `Restored ${rows} rows of ${tables.length} tables into the database ${name}; each is what was written.`,
  );
  console.log("docs/retention-and-backup.md says how to let the product use it.");
} catch (error) {
  await admin.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
await admin.end();
