// The stages of `npm test`: each a title and a function that returns how many checks passed and failed.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dataDirectory } from "../launcher/places.mjs";
import { runToEnd } from "../launcher/processes.mjs";

const node = (script, ...parameters) =>
  runToEnd(process.execPath, [script, ...parameters], { environment: testEnvironment() });

function testEnvironment() {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0" };
}

/** A tool that either passes or fails as a whole. */
function tool(title, ...command) {
  return {
    title,
    async run() {
      await node(...command);
      return { passed: 1, failed: 0 };
    },
  };
}

/** The linter over a part of the code: each keeps a cache of its own, so that parts can run side by side. */
function lint(title, ...files) {
  const cache = `node_modules/.cache/eslint/${title.replaceAll(" ", "-")}`;
  return tool(
    title,
    "node_modules/eslint/bin/eslint.js",
    ...files,
    "--cache",
    "--cache-location",
    cache,
    "--max-warnings",
    "0",
  );
}

/** A vitest project: counted test by test from its JSON report, also when it fails. */
function tests(title, project) {
  return {
    title,
    async run() {
      const report = join(dataDirectory, "test", `${project}.json`);
      const running = node(
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      );
      const output = await running.catch((error) => error.message);
      const counted = await readFile(report, "utf8").then(JSON.parse, () => null);
      const failed = counted ? counted.numFailedTests + counted.numFailedTestSuites : 1;
      const passed = counted?.numPassedTests ?? 0;
      const clean = failed === 0 && passed > 0 && counted.success;
      return { passed, failed: clean ? 0 : Math.max(1, failed), output: clean ? "" : output };
    },
  };
}

/** Each uses one core. */
export const SINGLE_CORE_STAGES = [
  // The longest first: the others run beside it.
  lint("lint of lib", "lib"),
  lint("lint of the rest", ".", "--ignore-pattern", "lib/**"),
  tool("format", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."),
  tool("boundaries", "scripts/testing/boundaries.mjs"),
  tool("unused code", "node_modules/knip/bin/knip.js", "--no-progress"),
  // The native compiler needs a third of the time; what it would write down for the next run costs more than it saves.
  tool("types", "node_modules/typescript-native/bin/tsc", "--noEmit", "--incremental", "false"),
  tests("unit and property tests", "unit"),
];

export const DATABASE_STAGES = [tests("database and engine tests", "database")];
