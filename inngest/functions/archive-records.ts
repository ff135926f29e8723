import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { archiveBatch, dropArchived, listDueSpans, type BatchResult } from "@/lib/retention/archive-records";
import { expireArchives } from "@/lib/retention/expire-archives";
import { recheckArchives } from "@/lib/retention/recheck-archives";
import { endRestorations } from "@/lib/retention/restore-archive";

/** Every day: what is 90 days old into archives, read back, and only then out of the database; old archives away. */
export const archiveRecordsDaily = inngest.createFunction(
  { id: "archive-records", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => {
    const at = new Date(event.data.slotAt);
    const spans = await step.run("plan", () => listDueSpans(at));
    let archived = 0;
    for (const span of spans) {
      let [after, isDone]: [string | null, boolean] = [null, false];
      for (let number = 1; !isDone; number += 1) {
        const from: string | null = after;
        const name = `archive-${span.source}-${span.recordedUntil.slice(0, 10)}-${number}`;
        const batch: BatchResult = await step.run(name, () => archiveBatch(span, from));
        archived += batch.archived;
        ({ after, isDone } = batch);
      }
    }
    const dropped = await step.run("drop", () => dropArchived(at));
    const expired = await step.run("expire", () => expireArchives(at));
    let isChecked = false;
    for (let number = 1; !isChecked; number += 1)
      isChecked = (await step.run(`recheck-${number}`, () => recheckArchives(at))).isDone;
    const ended = await step.run("end-restorations", () => endRestorations(at));
    return { archived, dropped, expired, ended };
  },
);
