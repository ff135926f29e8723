import { hourlyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { rollUpMetrics } from "@/lib/metrics/roll-up";

/** Every hour: the hours and days that are complete by then, from where the last run ended. */
export const rollUpMetricsHourly = inngest.createFunction(
  { id: "roll-up-metrics", triggers: [hourlyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => {
    const at = new Date(event.data.slotAt);
    const hours = await step.run("hours", () => rollUpMetrics("1h", at));
    const days = await step.run("days", () => rollUpMetrics("1d", at));
    return { hours, days };
  },
);
