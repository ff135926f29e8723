// The database of a start: the operator's own, or the embedded one; migrated either way.
import { join } from "node:path";
import { dataDirectory, root } from "./places.mjs";
import { step } from "./steps.mjs";

/**
 * @returns {Promise<{ urls: object | null, stop: () => Promise<void> }>} `urls` is null for an operator's database
 */
export async function openDatabase({ secrets, port, name, directory = join(dataDirectory, "postgres") }) {
  // Loaded here, because the packages may have been installed only a moment ago.
  const { deployMigrations } = await import("../database/schema-engine.mjs");
  const { startEmbeddedDatabase } = await import("./embedded-database.mjs");
  const { ensureRoles } = await import("../database/roles.mjs");

  const migrate = (ownerUrl) =>
    step("Bringing the database up to date", async () => {
      const applied = await deployMigrations(root, ownerUrl);
      return applied.length === 0 ? "nothing to do" : `${applied.length} migrations`;
    });

  if (process.env.DATABASE_URL) {
    if (!process.env.DATABASE_PLATFORM_URL)
      throw new Error("DATABASE_PLATFORM_URL: must be set together with DATABASE_URL. See .env.example.");
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    if (ownerUrl) {
      await ensureRoles(ownerUrl, {
        app: process.env.DATABASE_URL,
        platform: process.env.DATABASE_PLATFORM_URL,
        engine: process.env.DATABASE_ENGINE_URL,
      });
      await migrate(ownerUrl);
    } else {
      console.log("  · DATABASE_OWNER_URL is not set: migrations are left to you (npm run db:migrate).");
    }
    return { urls: null, stop: async () => {} };
  }

  const server = await step("Starting PostgreSQL", () =>
    startEmbeddedDatabase({ directory, port, secrets, database: name }),
  );
  await migrate(server.urls.owner);
  return server;
}
