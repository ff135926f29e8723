// npm run recordings [-- NAME …]: films the product itself for the help centre, on a throw-away database. Writes the
// films with their captions and posters below public/help/recordings and their transcripts below docs/help.
import { spawn } from "node:child_process";
import { generateClient, installPackages, buildApp, requireNode } from "./launcher/prepare.mjs";
import { runToEnd } from "./launcher/processes.mjs";
import { findChromium } from "./testing/chromium.mjs";
import { startTestProduct } from "./testing/end-to-end.mjs";

async function requireFfmpeg() {
  await runToEnd("ffmpeg", ["-version"]).catch(() => {
    throw new Error(
      "Recordings are encoded with ffmpeg, which is not here. Install it, with `sudo apt-get install -y ffmpeg` say.",
    );
  });
}

function runFilms(environment) {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "scripts/recordings/main.ts", ...process.argv.slice(2)],
      { stdio: "inherit", env: environment },
    );
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error("The recordings are not finished."))));
  });
}

async function main() {
  requireNode();
  await requireFfmpeg();
  await installPackages();
  await generateClient();
  await buildApp();
  const chromium = await findChromium();
  const product = await startTestProduct();
  try {
    await runFilms({ ...product.environment, ...(chromium && { CHROMIUM_PATH: chromium }) });
  } finally {
    await product.stop();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
