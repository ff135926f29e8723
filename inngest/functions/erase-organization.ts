import { endSubscription } from "@/lib/billing/settle-closings";
import { detachDomainsOf } from "@/lib/custom-domains/recheck";
import { organizationErasureDue } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import {
  beginErasure,
  eraseFiles,
  eraseTable,
  finishErasure,
} from "@/lib/organizations/closing/erase-organization";

/** Deletes an organisation table by table: one that was stopped goes on with the table that it was at. */
export const eraseOrganization = inngest.createFunction(
  {
    id: "erase-organization",
    triggers: [organizationErasureDue],
    retries: 8,
    concurrency: { limit: 1 },
  },
  async ({ event, step }) => {
    const tables = await step.run("begin", () => beginErasure(event.data));
    if (tables.length === 0) return { tables: 0 };
    await step.run("end-subscription", () => endSubscription(event.data.organizationId));
    await step.run("detach-domains", () => detachDomainsOf(event.data.organizationId));
    await step.run("erase-files", () => eraseFiles(event.data));
    for (const table of tables) await step.run(`erase-${table}`, () => eraseTable(event.data, table));
    await step.run("finish", () => finishErasure(event.data, tables));
    return { tables: tables.length };
  },
);
