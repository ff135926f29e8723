import { evidenceExportRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { beginExport, sealExport, writeExportFile } from "@/lib/evidence-exports/run-export";

/** Makes a bundle of evidence file by file: one that was stopped goes on with the file that it was at. */
export const exportEvidence = inngest.createFunction(
  { id: "export-evidence", triggers: [evidenceExportRequested], retries: 8, concurrency: { limit: 2 } },
  async ({ event, step }) => {
    const plan = await step.run("begin", () => beginExport(event.data));
    for (const file of plan) await step.run(`write-${file.path}`, () => writeExportFile(event.data, file));
    await step.run("seal", () => sealExport(event.data));
    return { files: plan.length };
  },
);
