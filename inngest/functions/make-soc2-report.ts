import { soc2ReportRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { collectReport, drawReport, finishReport } from "@/lib/soc2-report/run-report";

/** Makes a SOC 2 report in three steps: one that was stopped goes on with the step that it was at. */
export const makeSoc2Report = inngest.createFunction(
  { id: "make-soc2-report", triggers: [soc2ReportRequested], retries: 8, concurrency: { limit: 2 } },
  async ({ event, step }) => {
    await step.run("collect", () => collectReport(event.data));
    await step.run("draw", () => drawReport(event.data));
    await step.run("finish", () => finishReport(event.data));
  },
);
