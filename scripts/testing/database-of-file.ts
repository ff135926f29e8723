import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { embeddedUrls } from "../launcher/embedded-database.mjs";
import { disconnectSuperuser } from "./superuser";

const port = inject("databasePort");
const secrets = inject("databaseSecrets");
const name = `file_${process.pid}_${randomBytes(4).toString("hex")}`;
const urls = embeddedUrls(port, secrets, name);

// The product reads its settings at first use, which is after this.
Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: urls.app,
  DATABASE_PLATFORM_URL: urls.platform,
  DATABASE_OWNER_URL: urls.owner,
  DATABASE_ENGINE_URL: urls.engine,
  DATABASE_BACKUP_URL: urls.backup,
  DATABASE_SUPERUSER_URL: urls.superuser.replace(/\/postgres$/, `/${name}`),
  AUTH_SECRET: secrets.authSecret,
  ENCRYPTION_KEY: secrets.encryptionKey,
  SIGNING_KEY: secrets.signingKey,
  EVIDENCE_SIGNING_KEY: secrets.evidenceSigningKey,
  CRON_SECRET: secrets.cronSecret,
  LOG_LEVEL: "silent",
});

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urls.superuser });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await asSuperuser(
    `CREATE DATABASE "${name}" TEMPLATE "${inject("databaseTemplate")}" OWNER regulix_owner STRATEGY FILE_COPY`,
  );
});

afterAll(async () => {
  // The process goes on to the next file: what this one has begun would open connections again.
  const { settleBackgroundWork } = await import("@/lib/http/after-response");
  await settleBackgroundWork();
  const { disconnect } = await import("@/lib/db/client");
  await Promise.all([disconnect(), disconnectSuperuser()]);
  // A pool that has ended may still be closing its connections: the server waits some seconds for them. Cut off
  // at once, they would fail when nobody listens any more.
  await asSuperuser(`DROP DATABASE IF EXISTS "${name}"`).catch(() =>
    asSuperuser(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  );
});
