import { z } from "zod";

/** One entry of `vercel.json`'s `crons`. */
const webCronSchema = z.object({ path: z.string().startsWith("/"), schedule: z.string().min(1) });

export const engineSettingsSchema = z.object({
  databaseUrl: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  /** Where the app listens, seen from the engine. */
  appOrigin: z.url(),
  signingKey: z.string().regex(/^signkey-\w+-[0-9a-f]{32,}$/, "must look like signkey-prod-<hex>"),
  eventKey: z.string().min(16),
  cronSecret: z.string().min(16),
  webCrons: z.array(webCronSchema).default([]),
  /** Calls under way at a time, over all functions. */
  concurrency: z.coerce.number().int().min(1).default(50),
  retentionDays: z.coerce.number().int().min(1).default(14),
  /** How often the app is asked for its functions once it has registered them. */
  registrationIntervalMs: z.number().default(10_000),
  /** How often due jobs are looked for; jobs that are due at once are announced and need no poll. */
  pollIntervalMs: z.number().default(200),
  /** How long a stopping engine waits for calls that are under way. */
  shutdownTimeoutMs: z.number().default(10_000),
});

export type WebCron = z.infer<typeof webCronSchema>;
export type EngineSettings = z.infer<typeof engineSettingsSchema>;

/** The path under which the app serves its functions. */
export const SERVE_PATH = "/api/inngest";
