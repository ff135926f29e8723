import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { renewPartitions } from "@/lib/maintenance/renew-partitions";

/** Every day: partitions for the next two weeks, and away with those past their retention. */
export const maintainPartitions = inngest.createFunction(
  { id: "maintain-partitions", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => step.run("renew", () => renewPartitions(new Date(event.data.slotAt))),
);
