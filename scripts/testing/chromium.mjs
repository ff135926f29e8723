// Finds a Chromium for the end-to-end tests: the one named, Debian's, or Playwright's own download.
import { existsSync } from "node:fs";
import { runToEnd } from "../launcher/processes.mjs";

const DEBIAN = "/usr/bin/chromium";
const INSTALL = ["install", "-y", "--no-install-recommends", "chromium"];

/** Returns the path of the executable; undefined means Playwright's own. Throws with the command that helps. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  if (existsSync(DEBIAN)) return DEBIAN;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return undefined;
  if (process.platform === "linux" && process.getuid?.() === 0) {
    await runToEnd("apt-get", ["update"]);
    await runToEnd("apt-get", INSTALL);
    if (existsSync(DEBIAN)) return DEBIAN;
  }
  throw new Error(
    "No Chromium found for the end-to-end tests. Install one with `sudo apt-get install -y chromium` or `npx playwright install chromium`, or set CHROMIUM_PATH.",
  );
}
