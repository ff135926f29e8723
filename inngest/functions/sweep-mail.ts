import { inngest } from "@/lib/events/client";
import { announceOverdueMails } from "@/lib/mail/sweep";

/** Finds mails whose event was lost or whose attempts failed, and has them delivered. */
export const sweepMail = inngest.createFunction(
  { id: "sweep-mail", triggers: [{ cron: "*/5 * * * *" }], concurrency: { limit: 1 } },
  async ({ step }) => step.run("announce-overdue", () => announceOverdueMails()),
);
