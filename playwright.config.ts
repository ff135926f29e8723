import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;

/** What is measured runs alone, after everything else: other browsers would hold the machine. */
const TIMED = "**/live-security-events.spec.ts";

export default defineConfig({
  testDir: "e2e",
  outputDir: ".regulix/test/playwright",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  projects: [
    { name: "behaviour", testIgnore: TIMED },
    { name: "timing", testMatch: TIMED, dependencies: ["behaviour"] },
  ],
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json"]],
  use: {
    baseURL: process.env.APP_URL,
    // A fifth of the time when it is on: `npm test -- --only="end to end" --trace=on --grep=…` shows what a test saw.
    trace: "off",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The names of customers in the tests of custom domains lead to this machine.
        "--host-resolver-rules=MAP *.customer.test 127.0.0.1",
      ],
    },
  },
});
