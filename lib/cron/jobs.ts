import { reviseDecisions } from "@/lib/alerts/decisions/revise";
import { evaluateTick } from "@/lib/alerts/evaluate-tick";
import { runCollection } from "@/lib/collection/run-collection";
import { now } from "@/lib/core/clock";
import { takeAllSnapshots } from "@/lib/evidence/take-all-snapshots";
import {
  collectionTickRequested,
  dailyMaintenanceRequested,
  evidenceDayEnded,
  hourlyMaintenanceRequested,
} from "@/lib/events/catalogue";
import { takeAllCheckpoints } from "@/lib/transparency/take-checkpoints";

/** An event as a job sends it; the id names job and slot, so that a slot is worked on once. */
type SlotEvent = ReturnType<
  | typeof collectionTickRequested.create
  | typeof hourlyMaintenanceRequested.create
  | typeof dailyMaintenanceRequested.create
  | typeof evidenceDayEnded.create
>;

export type CronJob = {
  /** The same as in vercel.json; a test holds the two together. */
  schedule: string;
  event: (slot: Date, id: string) => SlotEvent;
  /** Does the slot's work before answering, for `?wait=true`. What it returns is the answer. */
  runNow?: (slot: Date) => Promise<Record<string, unknown>>;
};

export type CronJobName = "collect" | "hourly" | "daily" | "evidence";

/** What `/api/cron/[job]` can be asked for. */
export const CRON_JOBS: Record<CronJobName, CronJob> = {
  collect: {
    schedule: "*/5 * * * *",
    event: (slot, id) => collectionTickRequested.create({ tickAt: slot.toISOString() }, { id }),
    runNow: collectAndEvaluate,
  },
  hourly: {
    schedule: "7 * * * *",
    event: (slot, id) => hourlyMaintenanceRequested.create({ slotAt: slot.toISOString() }, { id }),
  },
  daily: {
    schedule: "23 2 * * *",
    event: (slot, id) => dailyMaintenanceRequested.create({ slotAt: slot.toISOString() }, { id }),
  },
  evidence: {
    schedule: "0 0 * * *",
    event: (slot, id) => evidenceDayEnded.create({ endedAt: slot.toISOString() }, { id }),
    runNow: takeEvidence,
  },
};

export function isCronJobName(name: string): name is CronJobName {
  return Object.hasOwn(CRON_JOBS, name);
}

async function collectAndEvaluate(slot: Date): Promise<Record<string, unknown>> {
  const collected = await runCollection(slot);
  const alerts = await evaluateTick(slot);
  return { ...collected, alerts: { ...alerts, ...(await reviseDecisions(now())) } };
}

async function takeEvidence(slot: Date): Promise<Record<string, unknown>> {
  const taken = await takeAllSnapshots(slot);
  return { ...taken, checkpoints_taken: await takeAllCheckpoints(taken.snapshot_date) };
}
