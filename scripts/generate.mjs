// Writes the Prisma client. `prisma generate` insists on a schema engine binary that it never
// runs; any executable satisfies it, which saves a download.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./launcher/places.mjs";

const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules/prisma/build/index.js"), "generate", "--no-hints"],
  {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  },
);
process.exit(status ?? 1);
