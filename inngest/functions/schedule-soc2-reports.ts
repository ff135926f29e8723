import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { requestMonthlyReports } from "@/lib/soc2-report/schedule";

/** Once a day: the reports of the last month that are still to be made; on most days there are none. */
export const scheduleSoc2Reports = inngest.createFunction(
  { id: "schedule-soc2-reports", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => ({
    requested: await step.run("request", () => requestMonthlyReports(new Date(event.data.slotAt))),
  }),
);
