// npm run bench [-- part …] [-- --write]: the product's figures, each beside what it is measured against,
// on a throw-away PostgreSQL of its own. With --write they go into docs/benchmarks.md.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeMachine, withSection } from "./bench/document.mjs";
import { root } from "./launcher/places.mjs";
import { buildApp, generateClient, installPackages, requireNode } from "./launcher/prepare.mjs";

/** In the order of the document; `title` is the part's heading there. */
const PARTS = {
  tick: { title: "Collection tick" },
  series: { title: "Series and storage" },
  "security-events": { title: "Security events", needsBuild: true },
  otlp: { title: "OpenTelemetry", needsBuild: true },
  alerts: { title: "Alerts" },
  deliveries: { title: "Deliveries" },
  "alert-path": { title: "From the sample to the webhook" },
  "alert-kills": { title: "Kills on the way of alerts" },
  insert: { title: "Bulk insert" },
  evidence: { title: "Evidence" },
  verifier: { title: "Offline verifier" },
  engine: { title: "Durable engine" },
};

const DOCUMENT = join(root, "docs", "benchmarks.md");

function chosenParts() {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0)
    throw new Error(
      `There is no bench "${unknown.join('", "')}"; choose from ${Object.keys(PARTS).join(", ")}.`,
    );
  return names.length > 0 ? names : Object.keys(PARTS);
}

/** Runs one part in a process of its own and gathers the figures that it tells. */
function runPart(name) {
  return new Promise((done, fail) => {
    const figures = [];
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", `scripts/bench/${name}.ts`],
      {
        cwd: root,
        stdio: ["inherit", "inherit", "inherit", "ipc"],
        env: { ...process.env, NODE_ENV: "production" },
      },
    );
    child.on("message", (figure) => figures.push(figure));
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done(figures) : fail(new Error(`The bench ${name} failed.`))));
  });
}

async function rewriteDocument(title, figures, machine) {
  const { format, resolveConfig } = await import("prettier");
  const text = withSection(await readFile(DOCUMENT, "utf8"), title, figures, machine);
  await writeFile(DOCUMENT, await format(text, { ...(await resolveConfig(DOCUMENT)), parser: "markdown" }));
}

async function main() {
  requireNode();
  const parts = chosenParts();
  await installPackages();
  await generateClient();
  if (parts.some((name) => PARTS[name].needsBuild)) await buildApp();
  for (const name of parts) {
    console.log(`\n${PARTS[name].title}`);
    // Before the part makes load of its own.
    const machine = describeMachine();
    const figures = await runPart(name);
    if (!process.argv.includes("--write") || figures.length === 0) continue;
    await rewriteDocument(PARTS[name].title, figures, machine);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
