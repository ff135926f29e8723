// The roles of the product. Migrations grant to the group names; the login users named in the
// connection settings become members of them. See docs/architecture.md, "Tenancy".
import pg from "pg";

const GROUPS = ["regulix_app", "regulix_platform", "regulix_engine"];

function literal(value) {
  return pg.escapeLiteral(value);
}

function identifier(value) {
  return pg.escapeIdentifier(value);
}

/**
 * Makes the group roles and the login users behind the given connection strings, and renews their
 * passwords. Needs a role that may create roles; idempotent.
 * @param {string} administratorUrl
 * @param {{ app: string, platform: string, engine?: string }} urls connection strings of the product
 */
export async function ensureRoles(administratorUrl, urls) {
  const client = new pg.Client({ connectionString: administratorUrl });
  await client.connect();
  try {
    for (const group of GROUPS) {
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${identifier(group)} NOLOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      );
    }
    const members = { regulix_app: urls.app, regulix_platform: urls.platform, regulix_engine: urls.engine };
    for (const [group, url] of Object.entries(members)) {
      if (!url) continue;
      const { username, password } = new URL(url);
      const user = decodeURIComponent(username);
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${identifier(user)} LOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      );
      await client.query(
        `ALTER ROLE ${identifier(user)} LOGIN NOBYPASSRLS PASSWORD ${literal(decodeURIComponent(password))}`,
      );
      await client.query(`GRANT ${identifier(group)} TO ${identifier(user)}`);
    }
  } finally {
    await client.end();
  }
}

/**
 * Makes the role that backups are taken with: it reads everything, makes databases of its own to restore into, and
 * changes nothing of the product's. Needs a superuser.
 */
export async function ensureBackupRole(superuserUrl, backupUrl) {
  const { username, password } = new URL(backupUrl);
  const name = decodeURIComponent(username);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${identifier(name)} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    await client.query(
      `ALTER ROLE ${identifier(name)} LOGIN BYPASSRLS CREATEDB CREATEROLE PASSWORD ${literal(decodeURIComponent(password))}`,
    );
    await client.query(`GRANT pg_read_all_data TO ${identifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Makes the owner role and a database that it owns. Only for the embedded server, whose superuser
 * we hold; a managed server comes with both.
 */
export async function ensureOwnedDatabase(superuserUrl, ownerUrl) {
  const owner = new URL(ownerUrl);
  const name = decodeURIComponent(owner.username);
  const database = owner.pathname.slice(1);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${identifier(name)} LOGIN CREATEROLE CREATEDB NOBYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    await client.query(
      `ALTER ROLE ${identifier(name)} PASSWORD ${literal(decodeURIComponent(owner.password))}`,
    );
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0)
      await client.query(`CREATE DATABASE ${identifier(database)} OWNER ${identifier(name)}`);
  } finally {
    await client.end();
  }
  // Only a superuser may create it, and it is wanted in every database that people look into.
  const inside = new URL(superuserUrl);
  inside.pathname = `/${database}`;
  const second = new pg.Client({ connectionString: inside.href });
  await second.connect();
  try {
    await second.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    await second.query("CREATE EXTENSION IF NOT EXISTS citext");
  } finally {
    await second.end();
  }
}
