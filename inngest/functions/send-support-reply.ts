import { supportReplyWritten } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { sendPendingReply } from "@/lib/support/desk/send-pending-reply";

/** Sends a reply of the support when the time to take it back is over. What it misses the watch sends. */
export const sendSupportReplyOnWritten = inngest.createFunction(
  { id: "send-support-reply", triggers: [supportReplyWritten], retries: 4 },
  async ({ event, step }) => {
    await step.sleepUntil("until-it-stands", new Date(event.data.sendAfter));
    return step.run("send", () => sendPendingReply(event.data));
  },
);
