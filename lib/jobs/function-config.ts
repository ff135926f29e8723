import { z } from "zod";
import { CRON_JOBS } from "@/lib/cron/jobs";
import { nextSlot } from "@/lib/cron/slots";
import type { JobTrigger } from "./types";

const limit = z.object({ limit: z.number(), key: z.string().optional() });

/** The part of a registered function that is shown. The engine has checked the whole of it. */
const configSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(z.union([z.object({ event: z.string() }), z.object({ cron: z.string() })])),
  steps: z.record(
    z.string(),
    z.object({ retries: z.object({ attempts: z.number().optional() }).optional() }),
  ),
  concurrency: z
    .union([
      z.number().transform((most) => [{ limit: most }]),
      limit.transform((one) => [one]),
      z.array(limit),
    ])
    .default([]),
});

export type FunctionFacts = {
  name: string;
  triggers: JobTrigger[];
  concurrency: string | null;
  attempts: number;
};

const DEFAULT_RETRIES = 4;
const APP_PREFIX = /^regulix-/;

/** What a registered function is called, starts by, and is limited to. */
export function readFunctionConfig(config: unknown, now: Date): FunctionFacts {
  const { id, name, triggers, steps, concurrency } = configSchema.parse(config);
  const retries = Object.values(steps)[0]?.retries?.attempts ?? DEFAULT_RETRIES;
  return {
    name: functionName(name ?? id),
    triggers: triggers.flatMap((trigger) =>
      "cron" in trigger
        ? [{ source: "Own schedule", schedule: trigger.cron, nextAt: nextSlot(trigger.cron, now) }]
        : eventTriggers(trigger.event, now),
    ),
    concurrency: describeConcurrency(concurrency),
    attempts: retries + 1,
  };
}

/** Without the app's name, which every function has in front. */
export function functionName(id: string): string {
  return id.replace(APP_PREFIX, "");
}

/** An event, and the schedules that send it. */
function eventTriggers(event: string, now: Date): JobTrigger[] {
  const schedules = Object.values(CRON_JOBS)
    .filter((job) => job.event(now, "").name === event)
    .map((job) => job.schedule);
  if (schedules.length === 0) return [{ source: event, schedule: null, nextAt: null }];
  return schedules.map((schedule) => ({ source: event, schedule, nextAt: nextSlot(schedule, now) }));
}

function describeConcurrency(limits: { limit: number; key?: string }[]): string | null {
  const parts = limits
    .filter(({ limit: most }) => most > 0)
    .map(({ limit: most, key }) => (key === undefined ? String(most) : `${most} for each ${key}`));
  return parts.length === 0 ? null : parts.join(", ");
}
