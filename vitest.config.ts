import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const exclude = ["node_modules/**", ".next/**", ".regulix/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: {
      // Threads start from what the build made of them; tests draw where they are.
      "./render-in-thread": fileURLToPath(new URL("./lib/soc2-report/render-report.tsx", import.meta.url)),
      "@": root.replace(/\/$/, ""),
      // The marker throws outside a React server build.
      "server-only": fileURLToPath(new URL("./scripts/testing/empty-module.ts", import.meta.url)),
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts"],
          isolate: false,
          setupFiles: ["./scripts/testing/fresh-modules.ts"],
          // It runs beside the linter.
          maxWorkers: 1,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: ["./scripts/testing/database-server.ts"],
          isolate: false,
          setupFiles: ["./scripts/testing/fresh-modules.ts", "./scripts/testing/database-of-file.ts"],
          pool: "forks",
          // One more than the cores of a small machine: a test waits for the database half of its time.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
