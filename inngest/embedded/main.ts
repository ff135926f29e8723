// The process of the embedded engine. Started by the launcher unless an Inngest server is configured.
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { z } from "zod";
import { type Engine, startEngine } from "./engine";
import { type EngineSettings, engineSettingsSchema } from "./settings";

const RESTART_DELAY_MS = 1_000;

const log = pino({ name: "engine", level: process.env.LOG_LEVEL ?? "info" });
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());

const settings = await readSettings();
while (!stopping.signal.aborted) {
  await serveUntilFault(settings);
  if (!stopping.signal.aborted)
    await pause(RESTART_DELAY_MS, undefined, { signal: stopping.signal }).catch(() => {});
}

/** One life of the engine: it ends when the process is to stop, or when the database was lost. */
async function serveUntilFault(settings: EngineSettings): Promise<void> {
  let engine: Engine | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stopping.signal.addEventListener("abort", () => resolve(), { once: true });
      startEngine(settings, {
        log,
        signal: stopping.signal,
        onFatal: (reason) => reject(new Error(reason)),
      }).then((started) => {
        engine = started;
      }, reject);
    });
  } catch (error) {
    if (!stopping.signal.aborted) log.error({ err: error }, "the engine ended and starts anew");
  }
  await engine?.stop().catch((error: unknown) => log.warn({ err: error }, "the engine did not stop cleanly"));
}

async function readSettings(): Promise<EngineSettings> {
  const vercel = z.object({ crons: z.array(z.unknown()).default([]) });
  const { crons } = vercel.parse(JSON.parse(await readFile("vercel.json", "utf8")));
  const { env } = process;
  const parsed = engineSettingsSchema.safeParse({
    databaseUrl: env.DATABASE_ENGINE_URL,
    port: env.REGULIX_ENGINE_PORT,
    appOrigin: env.REGULIX_APP_ORIGIN,
    signingKey: env.INNGEST_SIGNING_KEY,
    eventKey: env.INNGEST_EVENT_KEY,
    cronSecret: env.CRON_SECRET,
    webCrons: crons,
    retentionDays: env.REGULIX_ENGINE_RETENTION_DAYS,
  });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The engine's settings need attention:\n  ${problems.join("\n  ")}`);
}
