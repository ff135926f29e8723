// node scripts/run.mjs FILE.ts …: runs a script with the settings of the embedded default (or the
// environment's), against a database that is running or is started for the time of the run.
import { spawn } from "node:child_process";
import { openDatabase } from "./launcher/database.mjs";
import { dataDirectory, postgresPort } from "./launcher/places.mjs";
import { generateClient, installPackages } from "./launcher/prepare.mjs";
import { loadSecrets } from "./launcher/secrets.mjs";
import { loadEnvironmentFile, portSetting, resolveSettings } from "./launcher/settings.mjs";

await installPackages();
await generateClient();
loadEnvironmentFile();
const secrets = await loadSecrets(dataDirectory);
const database = await openDatabase({ secrets, port: postgresPort });
const { environment } = resolveSettings({
  secrets,
  urls: database.urls,
  port: portSetting("PORT", 3000),
  host: "127.0.0.1",
  enginePort: portSetting("REGULIX_ENGINE_PORT", 8288),
});

const child = spawn(
  process.execPath,
  ["--conditions=react-server", "--import", "tsx", ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { ...environment, ...(database.urls && { DATABASE_OWNER_URL: database.urls.owner }) },
  },
);
child.on("exit", async (code) => {
  if (!database.reused) await database.stop();
  process.exit(code ?? 1);
});
