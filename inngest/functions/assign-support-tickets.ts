import { now } from "@/lib/core/clock";
import { supportTicketOpened } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { assignNewTickets } from "@/lib/support/desk/assign-new-tickets";

/** Gives a new ticket to whoever is next in turn, while the desk does so. What it misses the watch gives. */
export const assignSupportTicketsOnOpened = inngest.createFunction(
  { id: "assign-support-tickets", triggers: [supportTicketOpened], retries: 4, concurrency: { limit: 1 } },
  async ({ step }) => ({ assigned: await step.run("assign", () => assignNewTickets(now())) }),
);
