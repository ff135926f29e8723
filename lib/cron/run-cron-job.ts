import "server-only";
import { AppError } from "@/lib/core/errors";
import { sendEvents } from "@/lib/events/send";
import { CRON_JOBS, type CronJobName } from "./jobs";
import { slotAt } from "./slots";

export type CronAnswer = { job: CronJobName; slot: string } & Record<string, unknown>;

/**
 * Asks for the work of the slot that `at` belongs to. Late and repeated calls of one slot name the
 * same event, so its work is done once. With `wait` the work is done here and now instead.
 */
export async function runCronJob(
  name: CronJobName,
  at: Date,
  options: { wait: boolean },
): Promise<CronAnswer> {
  const job = CRON_JOBS[name];
  const slot = slotAt(job.schedule, at);
  const answer = { job: name, slot: slot.toISOString() };
  if (options.wait) {
    if (!job.runNow) throw new AppError("BAD_REQUEST", `The job "${name}" cannot be waited for.`);
    return { ...(await job.runNow(slot)), ...answer };
  }
  await sendEvents(job.event(slot, `${name}:${slot.toISOString()}`));
  return answer;
}
