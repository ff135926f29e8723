import { now } from "@/lib/core/clock";
import { collectionTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { makeOperationsReports, tellOfOperationsReports } from "@/lib/operations-report/make-reports";

/** With each tick: the daily reports of organisations whose local morning has come, in zones of any offset. */
export const reportOperationsDaily = inngest.createFunction(
  { id: "report-operations", triggers: [collectionTickRequested], retries: 4, concurrency: 1 },
  async ({ step }) => ({
    written: await step.run("write", () => makeOperationsReports(now())),
    told: await step.run("tell", () => tellOfOperationsReports(now())),
  }),
);
