import { nextSlot } from "@/lib/cron/slots";
import type { EngineContext } from "./context";
import type { WebCron } from "./settings";
import { enqueueJobs, type Job, type JobPayloads } from "./store/jobs";

const RETRY_DELAY_MS = 2_000;
const TIMEOUT_MS = 5 * 60_000;

/**
 * Without Vercel, the engine calls the routes of `vercel.json`; at each start once at once, so that a new
 * installation has its first figures without waiting for a slot, and a slot that came during a pause is
 * made up for. The routes name their events by slot, so nothing is done twice.
 */
export async function scheduleWebCrons(context: EngineContext): Promise<void> {
  const { database, clock, settings } = context;
  const now = clock.now();
  await enqueueJobs(
    database.query,
    clock,
    settings.webCrons.map((cron) => webCronJob(cron, now)),
  );
}

/**
 * Calls a route as Vercel would. A failed call is repeated until the next slot comes, and then counts
 * as missed: the route derives the slot from the time of the call.
 */
export async function callWebCron(context: EngineContext, payload: JobPayloads["web-cron"]): Promise<void> {
  const { app, settings, database, clock, log } = context;
  const cron = settings.webCrons.find(
    (entry) => entry.path === payload.path && entry.schedule === payload.schedule,
  );
  if (!cron) return;
  const answered = await app
    .send({
      method: "GET",
      path: cron.path,
      headers: { authorization: `Bearer ${settings.cronSecret}` },
      timeoutMs: TIMEOUT_MS,
    })
    .then(
      (response) => response.status < 500,
      () => false,
    );
  const next = nextSlot(cron.schedule, clock.now());
  if (answered) {
    await enqueueJobs(database.query, clock, [webCronJob(cron, next)]);
    return;
  }
  log.warn({ path: cron.path, slot: payload.slot }, "cron route did not answer; trying again");
  const again = new Date(clock.now().getTime() + RETRY_DELAY_MS);
  await enqueueJobs(database.query, clock, [
    again < next ? { ...webCronJob(cron, new Date(payload.slot)), runAt: again } : webCronJob(cron, next),
  ]);
}

function webCronJob(cron: WebCron, slot: Date): Job {
  return {
    task: "web-cron",
    payload: { path: cron.path, schedule: cron.schedule, slot: slot.toISOString() },
    key: `web-cron:${cron.path}:${cron.schedule}`,
    runAt: slot,
  };
}
