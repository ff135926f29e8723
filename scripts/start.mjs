// npm start: from a fresh clone to the running product. Only Node's own modules are imported before
// the packages are there. `npm run dev` is the same with hot reload.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "./launcher/database.mjs";
import { dataDirectory, postgresPort } from "./launcher/places.mjs";
import { buildApp, generateClient, installPackages, requireNode } from "./launcher/prepare.mjs";
import { interruptCommands, requireFreePort } from "./launcher/processes.mjs";
import { loadSecrets } from "./launcher/secrets.mjs";
import { serve } from "./launcher/serve.mjs";
import { checkSettings, loadEnvironmentFile, portSetting, resolveSettings } from "./launcher/settings.mjs";

const development = process.argv.includes("--dev");
const lockPath = join(dataDirectory, "launcher.pid");
const parent = process.ppid;

let database;
let product;
let stopping;
let ownsLock = false;

async function refuseSecondStart() {
  const pid = Number(await readFile(lockPath, "utf8").catch(() => ""));
  if (pid > 0 && pid !== process.pid) {
    try {
      process.kill(pid, 0);
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "start.mjs");
      if (command.includes("start.mjs"))
        throw new Error(`Regulix is already running from this folder (process ${pid}).`);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(lockPath, String(process.pid));
  ownsLock = true;
}

/** As root, below a private folder, the database lives outside it: say where. */
function keptIn() {
  const places = [dataDirectory, database?.home].filter(
    (place, index) => place && (index === 0 || !place.startsWith(dataDirectory)),
  );
  return places.join(" and ");
}

function shutDown(reason, exitCode) {
  stopping ??= (async () => {
    console.log(`\n${reason} Stopping …`);
    interruptCommands();
    await product?.stop();
    await database?.stop();
    if (ownsLock) await rm(lockPath, { force: true });
    console.log(`Stopped. Your data is kept in ${keptIn()}.`);
    process.exit(exitCode);
  })();
  return stopping;
}

process.on("SIGINT", () => shutDown("Interrupted.", 0));
process.on("SIGTERM", () => shutDown("Asked to end.", 0));
process.on("SIGHUP", () => shutDown("The terminal is gone.", 0));
// npm does not pass SIGTERM on; when it dies we notice by our parent.
setInterval(() => {
  if (process.ppid !== parent) shutDown("The program that started this has ended.", 0);
}, 1_000).unref();

async function main() {
  console.log(development ? "Regulix, with hot reload" : "Regulix");
  requireNode();
  await refuseSecondStart();
  await installPackages();
  loadEnvironmentFile();
  const port = portSetting("PORT", 3000);
  const enginePort = portSetting("REGULIX_ENGINE_PORT", 8288);
  const host = process.env.HOST || "127.0.0.1";
  await requireFreePort(port, host, "the app", "PORT");
  const secrets = await loadSecrets(dataDirectory);
  await generateClient();
  database = await openDatabase({ secrets, port: postgresPort });
  const { environment, embeddedEngine } = resolveSettings({
    secrets,
    urls: database.urls,
    port,
    host,
    enginePort,
  });
  await checkSettings(environment);
  if (embeddedEngine)
    await requireFreePort(enginePort, "127.0.0.1", "the durable engine", "REGULIX_ENGINE_PORT");
  if (!development) await buildApp();
  product = await serve({ environment, embeddedEngine, development, visible: development });
  console.log(`
  Regulix is running at ${environment.APP_URL}

  Next: open the address, choose "Create account" and sign up.${
    database.urls && !environment.SMTP_URL && !environment.RESEND_API_KEY
      ? `\n  Mail is not sent anywhere yet: read it at ${environment.APP_URL}/mailbox`
      : ""
  }
  Ctrl-C stops everything; your data stays in ${keptIn()}, logs in ${join(dataDirectory, "logs")}.
`);
  const { served, code, signal } = await product.ended;
  if (!stopping) {
    console.error(`The ${served.name} ended unexpectedly (${signal ?? code}):\n${served.tail()}`);
    await shutDown("A part of the product is gone.", 1);
  }
}

main().catch(async (error) => {
  if (stopping) return;
  console.error(`\n${error.message}`);
  await shutDown("Regulix could not start.", 1);
});
