import { hourlyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { remindOfOnboarding } from "@/lib/onboarding/remind";

/** Every hour: those who stopped while setting up an organisation are reminded, three times at most. */
export const remindOfOnboardingHourly = inngest.createFunction(
  {
    id: "remind-of-onboarding",
    triggers: [hourlyMaintenanceRequested],
    retries: 4,
    concurrency: { limit: 1 },
  },
  async ({ event, step }) => step.run("remind", () => remindOfOnboarding(new Date(event.data.slotAt))),
);
