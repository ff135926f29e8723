import { hourlyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { tellOfLimits } from "@/lib/plans/tell-of-limits";

/** Every hour: owners learn which limits of their plan are nearly or wholly used up. */
export const tellOfLimitsHourly = inngest.createFunction(
  { id: "tell-of-limits", triggers: [hourlyMaintenanceRequested], retries: 4, concurrency: { limit: 1 } },
  async ({ event, step }) => step.run("tell", () => tellOfLimits(new Date(event.data.slotAt))),
);
