import { refreshBaselines } from "@/lib/alerts/refresh-baselines";
import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Every night: what is usual at each five minutes of the week, for the policies that look for what is not. */
export const refreshAlertBaselines = inngest.createFunction(
  { id: "refresh-alert-baselines", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => step.run("refresh", () => refreshBaselines(new Date(event.data.slotAt))),
);
