import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { recheckDomains } from "@/lib/single-sign-on/recheck-domains";

/** Every day: whether the domains that organisations have proven are still theirs. */
export const recheckDomainsDaily = inngest.createFunction(
  { id: "recheck-domains", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ step }) => step.run("recheck-domains", () => recheckDomains()),
);
