import { dropExpiredPartitions, ensurePartitions } from "@/lib/db/partitions";
import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Every day: partitions for the next two weeks, and away with those past their retention. */
export const maintainPartitions = inngest.createFunction(
  { id: "maintain-partitions", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => {
    const at = new Date(event.data.slotAt);
    const created = await step.run("create ahead", () => ensurePartitions(at));
    const dropped = await step.run("drop expired", () => dropExpiredPartitions(at));
    return { created, dropped };
  },
);
