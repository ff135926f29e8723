// Engine and app as processes of their own, as in the product.
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { CRON_SECRET, EVENT_KEY, SIGNING_KEY } from "./test-app";

const DEADLINE_MS = 120_000;

/** What the engine's process and an app's process need to find each other. */
export function engineEnvironment(
  databaseUrl: string,
  places: { appPort: number; enginePort: number },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_ENGINE_URL: databaseUrl,
    REGULIX_ENGINE_PORT: String(places.enginePort),
    REGULIX_APP_ORIGIN: `http://127.0.0.1:${places.appPort}`,
    INNGEST_SIGNING_KEY: SIGNING_KEY,
    INNGEST_EVENT_KEY: EVENT_KEY,
    CRON_SECRET,
    LOG_LEVEL: "error",
    APP_PORT: String(places.appPort),
    ENGINE_PORT: String(places.enginePort),
  };
}

/** Starts a script with a channel to us; what it sends arrives as messages. */
export function startProcess(script: string, environment: NodeJS.ProcessEnv): ChildProcess {
  const parameters = ["--conditions=react-server", "--import", "tsx", script];
  return spawn(process.execPath, parameters, {
    env: environment,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

export function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

/** Waits until the engine answers and knows the app's functions. */
export async function engineReady(enginePort: number): Promise<void> {
  await until(async () => {
    const response = await fetch(`http://127.0.0.1:${enginePort}/health`).catch(() => undefined);
    const health = (await response?.json().catch(() => undefined)) as { functions: number } | undefined;
    return (health?.functions ?? 0) > 0;
  });
}

/** Asks again until the condition holds; throws after two minutes. */
export async function until(condition: () => boolean | Promise<boolean>, everyMs = 20): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("Waited two minutes in vain.");
    await pause(everyMs);
  }
}
