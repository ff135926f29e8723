// The secrets of the embedded default: made once, kept in .regulix/secrets.json (mode 0600).
// A setting in the environment always wins over the one made here.
import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const token = (bytes) => randomBytes(bytes).toString("base64url");

const GENERATORS = {
  databaseSuperuserPassword: () => token(24),
  databaseOwnerPassword: () => token(24),
  databaseAppPassword: () => token(24),
  databasePlatformPassword: () => token(24),
  databaseEnginePassword: () => token(24),
  databaseBackupPassword: () => token(24),
  authSecret: () => token(48),
  encryptionKey: () => randomBytes(32).toString("base64"),
  signingKey: () => randomBytes(32).toString("base64"),
  evidenceSigningKey: () => randomBytes(32).toString("base64"),
  cronSecret: () => token(32),
  metricsToken: () => token(32),
  inngestSigningKey: () => `signkey-prod-${randomBytes(32).toString("hex")}`,
  inngestEventKey: () => token(32),
};

async function readSecrets(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Error(
      `${path} cannot be read: ${error.message}. Restore it, or remove it together with the data.`,
    );
  }
}

/**
 * Reads the secrets and adds the ones that are missing. A crash while writing leaves the old file.
 * @param {string} directory the data folder, usually .regulix
 * @returns {Promise<Record<keyof typeof GENERATORS, string>>}
 */
export async function loadSecrets(directory) {
  await mkdir(directory, { recursive: true });
  const path = join(directory, "secrets.json");
  const kept = await readSecrets(path);
  const missing = Object.entries(GENERATORS).filter(([name]) => typeof kept[name] !== "string");
  if (missing.length === 0) return kept;
  const secrets = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  const draft = `${path}.new`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  const handle = await open(draft, "r");
  await handle.sync();
  await handle.close();
  await rename(draft, path);
  await chmod(path, 0o600);
  return secrets;
}
