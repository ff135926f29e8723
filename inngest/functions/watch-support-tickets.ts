import { now } from "@/lib/core/clock";
import { inngest } from "@/lib/events/client";
import { assignNewTickets } from "@/lib/support/desk/assign-new-tickets";
import { sendDueReplies } from "@/lib/support/desk/send-pending-reply";
import { closeSolvedTickets } from "@/lib/support/sla/close-solved";
import { escalateBreaches } from "@/lib/support/sla/escalate";
import { recordBreaches } from "@/lib/support/sla/record-breaches";

/** Every five minutes: replies and tickets that an event was lost for, promises that are broken by now, who is told of them, and tickets that are over for good. */
export const watchSupportTickets = inngest.createFunction(
  { id: "watch-support-tickets", triggers: [{ cron: "*/5 * * * *" }], retries: 4, concurrency: { limit: 1 } },
  async ({ step }) => {
    const sent = await step.run("send-replies", () => sendDueReplies(now()));
    const assigned = await step.run("assign", () => assignNewTickets(now()));
    const breached = await step.run("record-breaches", () => recordBreaches(now()));
    const escalated = await step.run("escalate", () => escalateBreaches(now()));
    const closed = await step.run("close-solved", () => closeSolvedTickets(now()));
    return { sent, assigned, breached, escalated, closed };
  },
);
