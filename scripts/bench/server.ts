// A throw-away PostgreSQL with the durability and the settings of the embedded default.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";
import { newApiKeyToken } from "@/lib/api-keys/token";
import { tokenHash } from "@/lib/crypto/keyed-hash";
import { deployMigrations } from "../database/schema-engine.mjs";
import { startEmbeddedDatabase } from "../launcher/embedded-database.mjs";
import { dataDirectory, root } from "../launcher/places.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";
import { serve } from "../launcher/serve.mjs";
import { resolveSettings } from "../launcher/settings.mjs";
import { freePort } from "../testing/engine/free-port";

export type BenchServer = {
  urls: Record<"superuser" | "owner" | "app" | "platform" | "engine", string>;
  secrets: Record<string, string>;
  /** One connection that no policy of the product binds: for generating data and for the other side. */
  superuser: pg.Client;
  /** Restarts the server with nothing of its data in any memory. */
  coolDown: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the server of one bench on an empty, migrated database and points the product at it. */
export async function startBenchServer(name: string): Promise<BenchServer> {
  const directory = join(dataDirectory, "bench", name);
  rmSync(directory, { recursive: true, force: true });
  const secrets = await loadSecrets(directory);
  const port = await freePort();
  const start = () => startEmbeddedDatabase({ directory, port, secrets });
  let server = await start();
  await deployMigrations(root, server.urls.owner);
  pointProductAt(server.urls, secrets);

  const bench: BenchServer = {
    urls: server.urls,
    secrets,
    superuser: await connectSuperuser(server.urls),
    async coolDown() {
      await disconnect();
      await bench.superuser.end();
      await server.stop();
      forgetFiles(server.home);
      server = await start();
      bench.superuser = await connectSuperuser(server.urls);
    },
    async stop() {
      await disconnect();
      await bench.superuser.end();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return bench;
}

/** Starts the production build on the bench's database, without the engine. */
export async function serveBenchApp({ secrets, urls }: BenchServer) {
  const port = await freePort();
  const { environment } = resolveSettings({
    secrets,
    urls,
    port,
    host: "127.0.0.1",
    enginePort: await freePort(),
  });
  const { stop } = await serve({ environment, embeddedEngine: false });
  return { port, stop };
}

async function disconnect(): Promise<void> {
  const { disconnect: closePools } = await import("@/lib/db/client");
  await closePools();
}

async function connectSuperuser(urls: { superuser: string }): Promise<pg.Client> {
  const connectionString = urls.superuser.replace(/\/postgres$/, "/regulix");
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** The product reads its settings at first use, which is after this. */
function pointProductAt(urls: BenchServer["urls"], secrets: Record<string, string>): void {
  Object.assign(process.env, {
    APP_URL: "http://localhost:3000",
    DATABASE_URL: urls.app,
    DATABASE_PLATFORM_URL: urls.platform,
    AUTH_SECRET: secrets.authSecret,
    ENCRYPTION_KEY: secrets.encryptionKey,
    SIGNING_KEY: secrets.signingKey,
    EVIDENCE_SIGNING_KEY: secrets.evidenceSigningKey,
    CRON_SECRET: secrets.cronSecret,
    LOG_LEVEL: "silent",
  });
}

/** Takes the files of a folder out of the page cache: each is opened with the advice to drop it. */
function forgetFiles(folder: string): void {
  const drop = 'sync; find "$0" -type f -exec dd if={} iflag=nocache count=0 status=none ";"';
  execFileSync("sh", ["-c", drop, folder]);
}

/** Organisations straight into the table, as old as the history that benches make; their ids in order. */
export async function makeOrganizations(client: pg.Client, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO organizations (id, name, slug, created_at)
     SELECT uuidv7(), 'Organisation ' || n, 'organisation-' || n || '-' || substr(md5(random()::text), 1, 8),
            now() - interval '1 year'
     FROM generate_series(1, $1::int) AS n RETURNING id`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** An API key straight into the table: making one in the product sends mail, which benches do not measure. */
export async function makeApiKey(
  client: pg.Client,
  organizationId: string,
  scope: ApiKeyScope,
): Promise<string> {
  const { token, prefix } = newApiKeyToken();
  await client.query(
    `INSERT INTO api_keys (organization_id, name, prefix, token_hash, scopes, expires_at)
     VALUES ($1, 'Bench', $2, $3, ARRAY[$4], now() + interval '1 day')`,
    [organizationId, prefix, tokenHash(token), scope],
  );
  return token;
}
