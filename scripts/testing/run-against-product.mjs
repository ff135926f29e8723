// For scripts that use the product in a browser: builds it, starts it on a throw-away database, and ends it afterwards.
import { spawn } from "node:child_process";
import { buildApp, generateClient, installPackages } from "../launcher/prepare.mjs";
import { findChromium } from "./chromium.mjs";
import { startTestProduct } from "./end-to-end.mjs";

/** Runs a TypeScript file with the settings of the started product; throws `failure` unless it ends well. */
export async function runAgainstProduct(script, args, failure) {
  await installPackages();
  await generateClient();
  await buildApp();
  const chromium = await findChromium();
  const product = await startTestProduct();
  const env = { ...product.environment, ...(chromium && { CHROMIUM_PATH: chromium }) };
  try {
    await new Promise((done, fail) => {
      const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { stdio: "inherit", env });
      child.on("error", fail);
      child.on("exit", (code) => (code === 0 ? done() : fail(new Error(failure))));
    });
  } finally {
    await product.stop();
  }
}
