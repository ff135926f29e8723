// What must be true before anything of the product can run: packages, generated client, build.
import { access } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./places.mjs";
import { runToEnd } from "./processes.mjs";
import { fingerprint, step, whenChanged } from "./steps.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "inngest",
  "emails",
  "public",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

const present = (path) =>
  access(join(root, path)).then(
    () => true,
    () => false,
  );

/** With NODE_ENV=production npm would leave out what the build needs. */
function withoutNodeEnvironment() {
  const environment = { ...process.env };
  delete environment.NODE_ENV;
  return environment;
}

/** Refuses a Node that is too old, with the fix. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Regulix needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org.`);
}

/** Installs the packages of the lock file when they are missing or other ones are there. */
export async function installPackages() {
  const key = await fingerprint(["package.json", "package-lock.json"]);
  await whenChanged(
    "install",
    key,
    () => present("node_modules/next/package.json"),
    // Not `npm ci`: it refuses a lock file whose optional builds for other platforms a mirror lacks.
    () =>
      step("Installing packages (about a minute the first time)", () =>
        runToEnd("npm", ["install", "--no-save", "--no-audit", "--no-fund"], {
          environment: withoutNodeEnvironment(),
        }).then(() => {}),
      ),
  );
}

export async function generateClient() {
  const key = await fingerprint(["prisma/schema", "package-lock.json"]);
  await whenChanged(
    "generate",
    key,
    () => present("lib/db/generated/client.ts"),
    () =>
      step("Generating the database client", () =>
        runToEnd(process.execPath, ["scripts/generate.mjs"]).then(() => {}),
      ),
  );
}

/** Builds the app when a source has changed since the last build. */
export async function buildApp() {
  const directory = process.env.REGULIX_DIST_DIR ?? ".next";
  const key = await fingerprint(SOURCES, directory);
  const built = await whenChanged(
    `build-${directory.replace(/\W+/g, "-")}`,
    key,
    () => present(join(directory, "BUILD_ID")),
    () =>
      step("Building the app (about half a minute)", () =>
        runToEnd(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
          environment: { ...withoutNodeEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        }).then(() => {}),
      ),
  );
  return built;
}
