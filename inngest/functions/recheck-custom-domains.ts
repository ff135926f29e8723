import { clearReleasedDomains, recheckCustomDomains } from "@/lib/custom-domains/recheck";
import { inngest } from "@/lib/events/client";

/** Every ten minutes: whether the records of custom domains are still right, as often as each is due. */
export const recheckCustomDomainsInTime = inngest.createFunction(
  {
    id: "recheck-custom-domains",
    triggers: [{ cron: "*/10 * * * *" }],
    retries: 4,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const looked = await step.run("recheck", () => recheckCustomDomains());
    return { ...looked, ...(await step.run("clear-released", () => clearReleasedDomains())) };
  },
);
