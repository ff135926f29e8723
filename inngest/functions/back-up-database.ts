import { backupRequested, dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { expireBackups, takeBackup } from "@/lib/backup/take-backup";
import { tryRestore } from "@/lib/backup/try-restore";

/** Every day, and when staff ask: an encrypted backup, restored on trial at once; old ones away. */
export const backUpDatabase = inngest.createFunction(
  {
    id: "back-up-database",
    triggers: [dailyMaintenanceRequested, backupRequested],
    retries: 4,
    concurrency: 1,
  },
  async ({ event, step }) => {
    const at = new Date(event.data.slotAt);
    const taken = await step.run("take", () => takeBackup(at));
    if (taken === null) return { taken: null };
    const { problem } = await step.run("try-restore", () => tryRestore(taken.id));
    const expired = await step.run("expire", () => expireBackups(at));
    return { taken: taken.id, problem, expired };
  },
);
