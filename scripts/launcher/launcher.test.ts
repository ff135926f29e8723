import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requireFreePort } from "./processes.mjs";
import { loadSecrets } from "./secrets.mjs";
import { inngestIsConfigured, resolveSettings } from "./settings.mjs";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "launcher-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe("generated secrets", () => {
  it("are made once, readable by their owner only, and kept", async () => {
    const first = await loadSecrets(folder);
    const path = join(folder, "secrets.json");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await loadSecrets(folder)).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  });

  it("gain a new kind without changing the old ones", async () => {
    const { cronSecret, ...older } = await loadSecrets(folder);
    await writeFile(join(folder, "secrets.json"), JSON.stringify(older));
    const renewed = await loadSecrets(folder);
    expect(renewed).toMatchObject(older);
    expect(renewed.cronSecret).not.toBe(cronSecret);
  });

  it("are not replaced when the file is damaged", async () => {
    const path = join(folder, "secrets.json");
    await writeFile(path, "{ broken");
    await expect(loadSecrets(folder)).rejects.toThrow(/cannot be read/);
    expect(await readFile(path, "utf8")).toBe("{ broken");
  });
});

describe("the durable engine", () => {
  it.each([
    [{}, false],
    [{ INNGEST_EVENT_KEY: "key" }, true],
    [{ INNGEST_SIGNING_KEY: "signkey-prod-00" }, true],
    [{ INNGEST_BASE_URL: "https://inngest.example.com" }, true],
    [{ INNGEST_DEV: "1" }, true],
    [{ INNGEST_EVENT_KEY: "" }, false],
  ])("with %o in the environment, Inngest counts as configured: %s", (environment, expected) => {
    expect(inngestIsConfigured(environment)).toBe(expected);
  });
});

describe("settings of a start", () => {
  it("leave the operator's own values alone", async () => {
    const secrets = await loadSecrets(folder);
    process.env.CRON_SECRET = "chosen by the operator";
    try {
      const urls = { app: "postgresql://a", platform: "postgresql://p", engine: "postgresql://e" };
      const input = { secrets, urls, port: 3000, host: "127.0.0.1", enginePort: 8288 };
      const { environment } = resolveSettings(input);
      expect(environment).toMatchObject({
        CRON_SECRET: "chosen by the operator",
        AUTH_SECRET: secrets.authSecret,
      });
    } finally {
      delete process.env.CRON_SECRET;
    }
  });
});

describe("a taken port", () => {
  it("is named together with the setting that chooses another", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    try {
      await expect(requireFreePort(port, "127.0.0.1", "the app", "PORT", 0)).rejects.toThrow(
        new RegExp(`Port ${port} \\(the app\\) is taken.*PORT=${port + 10} npm start`),
      );
    } finally {
      server.close();
    }
  });
});
