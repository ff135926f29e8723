import { mailMessageQueued } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { deliverMail } from "@/lib/mail/deliver";

/** Delivers one mail. Safe to run twice: the claim in the database lets one of them send. */
export const deliverMailOnQueued = inngest.createFunction(
  { id: "deliver-mail", triggers: [mailMessageQueued], retries: 4, concurrency: { limit: 5 } },
  async ({ event, step }) => step.run("deliver", () => deliverMail(event.data.messageId)),
);
