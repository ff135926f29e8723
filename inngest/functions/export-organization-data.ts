import {
  beginDataExport,
  sealDataExport,
  writeDataPart,
  type DataPart,
  type NextPart,
} from "@/lib/data-exports/run-data-export";
import { dataExportRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Gathers all data of an organisation part by part: an export that was stopped goes on with the part that it was at. */
export const exportOrganizationData = inngest.createFunction(
  { id: "export-organization-data", triggers: [dataExportRequested], retries: 8, concurrency: { limit: 2 } },
  async ({ event, step }) => {
    const tables = await step.run("begin", () => beginDataExport(event.data));
    for (const table of tables) {
      let after: NextPart = null;
      let number = 1;
      do {
        const part: DataPart = { table, number, after };
        after = await step.run(`write-${table}-${number}`, () => writeDataPart(event.data, part));
        number += 1;
      } while (after !== null);
    }
    await step.run("seal", () => sealDataExport(event.data));
    return { tables: tables.length };
  },
);
