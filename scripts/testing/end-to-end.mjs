// The production build in a real browser, on a database of its own, with the durable engine running.
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../launcher/database.mjs";
import { dataDirectory, testPostgresPort } from "../launcher/places.mjs";
import { buildApp } from "../launcher/prepare.mjs";
import { requireFreePort, runToEnd } from "../launcher/processes.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";
import { serve } from "../launcher/serve.mjs";
import { portSetting, resolveSettings } from "../launcher/settings.mjs";
import { findChromium } from "./chromium.mjs";
import { standInPorts } from "./stand-in-ports.mjs";

/** Starts the product for a test run: a fresh database each time, files in a folder of its own. */
export async function startTestProduct() {
  const pg = (await import("pg")).default;
  const { embeddedUrls } = await import("../launcher/embedded-database.mjs");
  const secrets = await loadSecrets(join(dataDirectory, "test"));
  const port = portSetting("REGULIX_TEST_PORT", 3900);
  const enginePort = portSetting("REGULIX_TEST_ENGINE_PORT", 3910);
  await requireFreePort(port, "127.0.0.1", "the app under test", "REGULIX_TEST_PORT");
  await requireFreePort(enginePort, "127.0.0.1", "the engine under test", "REGULIX_TEST_ENGINE_PORT");

  const { startEmbeddedPostgres } = await import("../database/embedded.mjs");
  const directory = join(dataDirectory, "test", "postgres");
  const server = await startEmbeddedPostgres({
    directory,
    port: testPostgresPort,
    password: secrets.databaseSuperuserPassword,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const client = new pg.Client({ connectionString: embeddedUrls(server.port, secrets).superuser });
  await client.connect();
  await client.query("DROP DATABASE IF EXISTS end_to_end WITH (FORCE)");
  await client.end();

  const database = await openDatabase({ secrets, port: server.port, name: "end_to_end", directory });
  const files = join(dataDirectory, "test", "files");
  await rm(files, { recursive: true, force: true });
  const { environment } = resolveSettings({
    secrets,
    urls: database.urls,
    port,
    host: "127.0.0.1",
    enginePort,
  });
  Object.assign(environment, {
    STORAGE_DIRECTORY: files,
    STAFF_EMAILS: "staff@regulix.test,colleague@regulix.test",
    LOG_LEVEL: "warn",
    // What the tests start in place of the world outside (e2e/fixtures/stand-ins.ts).
    GITHUB_URL: `http://127.0.0.1:${standInPorts(port).provider}/github`,
    GITHUB_CLIENT_ID: "client",
    GITHUB_CLIENT_SECRET: "client-secret",
    OUTGOING_PRIVATE_HOSTS: `127.0.0.1:${standInPorts(port).provider}`,
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: "whsec_local",
    STRIPE_ENTERPRISE_PRICE: "regulix_enterprise_monthly",
    STRIPE_API_URL: `http://127.0.0.1:${standInPorts(port).stripe}`,
    DNS_SERVERS: `127.0.0.1:${standInPorts(port).dns}`,
    CUSTOM_DOMAIN_TARGET: "domains.regulix.test",
  });
  const product = await serve({ environment, embeddedEngine: true });
  return {
    environment,
    async stop() {
      await product.stop();
      await database.stop();
    },
  };
}

/** What failed and why, from Playwright's report: its own output is long and mostly about what passed. */
function failuresOf(suites) {
  return suites.flatMap((suite) => [
    ...failuresOf(suite.suites ?? []),
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected")
        .map(
          ({ results }) =>
            `${file}: ${title}\n${results
              .at(-1)
              ?.errors.map(({ message }) => message)
              .join("\n")}`,
        ),
    ),
  ]);
}

async function runPlaywright(parameters) {
  const report = join(dataDirectory, "test", "end-to-end.json");
  await mkdir(join(dataDirectory, "test"), { recursive: true });
  await rm(report, { force: true });
  const chromium = await findChromium();
  const product = await startTestProduct();
  try {
    const output = await runToEnd(
      process.execPath,
      ["node_modules/@playwright/test/cli.js", "test", ...parameters],
      {
        environment: {
          ...product.environment,
          NODE_ENV: "test",
          FORCE_COLOR: "0",
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          ...(chromium && { CHROMIUM_PATH: chromium }),
        },
      },
    ).catch((error) => error.message);
    const counted = await readFile(report, "utf8").then(JSON.parse, () => null);
    const failed = counted ? counted.stats.unexpected + counted.errors.length : 1;
    const passed = counted ? counted.stats.expected + counted.stats.flaky : 0;
    const clean = failed === 0 && passed > 0;
    const said = counted ? failuresOf(counted.suites).join("\n\n") || output : output;
    return { passed, failed: clean ? 0 : Math.max(1, failed), output: clean ? "" : said };
  } finally {
    await product.stop();
  }
}

export const BUILD_STAGE = {
  title: "production build",
  async run() {
    await buildApp();
    return { passed: 1, failed: 0 };
  },
};

export const END_TO_END_STAGE = {
  title: "end to end in Chromium",
  run: () => runPlaywright(process.argv.filter((argument) => /^--(grep|trace)/.test(argument))),
};
