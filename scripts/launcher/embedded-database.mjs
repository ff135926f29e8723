// From nothing to a migrated database on the embedded server.
import pg from "pg";
import { startEmbeddedPostgres } from "../database/embedded.mjs";
import { ensureBackupRole, ensureOwnedDatabase, ensureRoles } from "../database/roles.mjs";

/** The connection strings of each role on the embedded server. */
export function embeddedUrls(port, secrets, database = "regulix") {
  const url = (user, password, name = database) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  return {
    superuser: url("postgres", secrets.databaseSuperuserPassword, "postgres"),
    owner: url("regulix_owner", secrets.databaseOwnerPassword),
    app: url("regulix_app_user", secrets.databaseAppPassword),
    platform: url("regulix_platform_user", secrets.databasePlatformPassword),
    engine: url("regulix_engine_user", secrets.databaseEnginePassword),
    backup: url("regulix_backup", secrets.databaseBackupPassword),
  };
}

/**
 * Starts the server and makes sure that roles and an empty database are there. Migrating is the next step.
 * @param {{ directory: string, port: number, secrets: Record<string, string>, database?: string, settings?: Record<string, string> }} options
 */
export async function startEmbeddedDatabase({ directory, port, secrets, database, settings }) {
  const server = await startEmbeddedPostgres({
    directory,
    port,
    password: secrets.databaseSuperuserPassword,
    settings,
  });
  const urls = embeddedUrls(server.port, secrets, database);
  await ensureOwnedDatabase(urls.superuser, urls.owner);
  await ensureRoles(urls.superuser, urls);
  await ensureBackupRole(urls.superuser, urls.backup);
  return { ...server, urls };
}

/** Runs `work` with the owner's connection string of a database that is dropped afterwards. */
export async function withTemporaryDatabase(urls, work) {
  const name = `regulix_shadow_${process.pid}_${Date.now()}`;
  const owner = new URL(urls.owner);
  owner.pathname = `/${name}`;
  const superuser = new pg.Client({ connectionString: urls.superuser });
  await superuser.connect();
  try {
    await ensureOwnedDatabase(urls.superuser, owner.href);
    return await work(owner.href);
  } finally {
    await superuser.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await superuser.end();
  }
}
