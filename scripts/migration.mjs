// npm run db:migrate             apply what is pending
// npm run db:migration -- NAME   write the next migration from the Prisma schema, offline
// npm run db:check               fail when schema and migrations disagree
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deployMigrations, schemaDifference } from "./database/schema-engine.mjs";
import { startEmbeddedDatabase, withTemporaryDatabase } from "./launcher/embedded-database.mjs";
import { loadSecrets } from "./launcher/secrets.mjs";
import { dataDirectory, postgresPort, root } from "./launcher/places.mjs";

const [command, name] = process.argv.slice(2);

async function openDatabase() {
  const secrets = await loadSecrets(dataDirectory);
  return startEmbeddedDatabase({ directory: join(dataDirectory, "postgres"), port: postgresPort, secrets });
}

async function pendingDifference(urls) {
  return withTemporaryDatabase(urls, async (shadowUrl) => {
    await deployMigrations(root, shadowUrl);
    return schemaDifference(root, shadowUrl);
  });
}

async function deploy() {
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? (await openDatabase()).urls.owner;
  const applied = await deployMigrations(root, ownerUrl);
  console.log(applied.length === 0 ? "Nothing to apply." : `Applied: ${applied.join(", ")}`);
}

async function create() {
  if (!/^[a-z0-9_]+$/.test(name ?? ""))
    throw new Error("Name the migration in snake_case: npm run db:migration -- add_thing");
  const { urls } = await openDatabase();
  const script = await pendingDifference(urls);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(root, "prisma", "migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), script === "" ? "" : `${script}\n`);
  console.log(
    `Wrote prisma/migrations/${stamp}_${name}/migration.sql; add policies, partitions and triggers by hand.`,
  );
}

async function check() {
  const { urls } = await openDatabase();
  const script = await pendingDifference(urls);
  if (script !== "") throw new Error(`The Prisma schema is ahead of the migrations:\n${script}`);
  console.log("Schema and migrations agree.");
}

const commands = { deploy, create, check };
const chosen = commands[command];
if (!chosen) {
  console.error("Usage: migration.mjs deploy | create NAME | check");
  process.exit(2);
}
try {
  await chosen();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
