// From the environment, .env and the generated secrets to the settings that the app is started with.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { dataDirectory, root } from "./places.mjs";

/** Reads .env without overwriting what the environment already says. */
export function loadEnvironmentFile() {
  const path = join(root, ".env");
  if (existsSync(path)) process.loadEnvFile(path);
}

/** True when the operator has configured an Inngest server; the embedded engine then stays off. */
export function inngestIsConfigured(environment) {
  return ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_BASE_URL", "INNGEST_DEV"].some(
    (name) => environment[name],
  );
}

/** A port from the environment, or an error that names the setting. */
export function portSetting(name, fallback) {
  const text = process.env[name];
  const port = text === undefined || text === "" ? fallback : Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name}: must be a port from 1 to 65535, not "${text}"`);
  }
  return port;
}

/**
 * The settings of the running product. What the operator set always wins.
 * @param {{ secrets: Record<string, string>, urls: { app: string, platform: string, engine: string } | null, port: number, host: string, enginePort: number }} input
 *   `urls` is null when the operator brought a database
 * @returns {{ environment: Record<string, string>, embeddedEngine: boolean }}
 */
export function resolveSettings({ secrets, urls, port, host, enginePort }) {
  const embeddedEngine = !inngestIsConfigured(process.env);
  const internalOrigin = `http://127.0.0.1:${port}`;
  const defaults = {
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: secrets.authSecret,
    ENCRYPTION_KEY: secrets.encryptionKey,
    SIGNING_KEY: secrets.signingKey,
    EVIDENCE_SIGNING_KEY: secrets.evidenceSigningKey,
    CRON_SECRET: secrets.cronSecret,
    METRICS_TOKEN: secrets.metricsToken,
    STORAGE_DIRECTORY: join(dataDirectory, "files"),
    REGULIX_EMBEDDED: String(urls !== null),
    ...(urls && {
      DATABASE_URL: urls.app,
      DATABASE_PLATFORM_URL: urls.platform,
      DATABASE_ENGINE_URL: urls.engine,
      DATABASE_BACKUP_URL: urls.backup,
    }),
    ...(embeddedEngine && {
      REGULIX_ENGINE_URL: `http://127.0.0.1:${enginePort}`,
      REGULIX_ENGINE_PORT: String(enginePort),
      REGULIX_APP_ORIGIN: internalOrigin,
      INNGEST_BASE_URL: `http://127.0.0.1:${enginePort}`,
      INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
      INNGEST_EVENT_KEY: secrets.inngestEventKey,
      INNGEST_SERVE_ORIGIN: internalOrigin,
    }),
  };
  const environment = { ...defaults };
  for (const [name, value] of Object.entries(process.env)) if (value !== "") environment[name] = value;
  environment.PORT = String(port);
  environment.HOST = host;
  environment.NEXTAUTH_URL ??= environment.APP_URL;
  environment.NEXTAUTH_SECRET ??= environment.AUTH_SECRET;
  environment.NEXT_TELEMETRY_DISABLED ??= "1";
  return { environment, embeddedEngine };
}

/** Stops the start when a setting is bad: the app's own schema names it and what is wrong. */
export async function checkSettings(environment) {
  const { tsImport } = await import("tsx/esm/api");
  const { parseEnvironment } = await tsImport("../../lib/env-schema.ts", import.meta.url);
  parseEnvironment(environment);
}
