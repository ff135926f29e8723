import { settleClosings } from "@/lib/billing/settle-closings";
import { now } from "@/lib/core/clock";
import { organizationClosingChanged, organizationErasureDue } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { sendEvents } from "@/lib/events/send";
import { listDueClosings } from "@/lib/organizations/closing/erase-organization";
import { remindOfClosings } from "@/lib/organizations/closing/remind-of-closings";

/** Every hour, and when one is asked for or taken back: what Stripe and members have to hear, and what is due. */
export const advanceClosings = inngest.createFunction(
  {
    id: "advance-closings",
    triggers: [{ cron: "20 * * * *" }, organizationClosingChanged],
    retries: 4,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    await step.run("settle", () => settleClosings());
    await step.run("remind", () => remindOfClosings(now()));
    return step.run("send-due", async () => {
      const due = await listDueClosings(now());
      // A new id each hour: one that was held, or that failed, is tried again.
      const hour = now().toISOString().slice(0, 13);
      if (due.length > 0)
        await sendEvents(
          due.map((closing) =>
            organizationErasureDue.create(closing, { id: `erase:${closing.closingId}:${hour}` }),
          ),
        );
      return due.length;
    });
  },
);
