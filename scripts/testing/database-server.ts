import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { deployMigrations } from "../database/schema-engine.mjs";
import { embeddedUrls, startEmbeddedDatabase } from "../launcher/embedded-database.mjs";
import { dataDirectory, root, testPostgresPort } from "../launcher/places.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    databaseTemplate: string;
    databasePort: number;
    databaseSecrets: Record<string, string>;
  }
}

/** Durability is off: a test database is thrown away. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

async function migrationsKey(): Promise<string> {
  const folder = join(root, "prisma", "migrations");
  const hash = createHash("sha256");
  for (const name of (await readdir(folder)).sort()) {
    hash.update(name);
    if (!name.endsWith(".toml")) hash.update(await readFile(join(folder, name, "migration.sql")));
  }
  return hash.digest("hex").slice(0, 12);
}

/** Starts the test server and migrates one template, from which each test file clones its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const secrets = await loadSecrets(join(dataDirectory, "test"));
  const template = `template_${await migrationsKey()}`;
  const server = await startEmbeddedDatabase({
    directory: join(dataDirectory, "test", "postgres"),
    port: testPostgresPort,
    secrets,
    database: template,
    settings: FAST,
  });
  const client = new pg.Client({ connectionString: server.urls.superuser });
  await client.connect();
  const stale = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'file\\_%'",
  );
  for (const { datname } of stale.rows)
    await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  await client.end();
  await deployMigrations(root, embeddedUrls(server.port, secrets, template).owner);

  project.provide("databaseTemplate", template);
  project.provide("databasePort", server.port);
  project.provide("databaseSecrets", secrets);
  return () => server.stop();
}
