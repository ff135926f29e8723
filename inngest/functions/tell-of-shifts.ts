import { now } from "@/lib/core/clock";
import { inngest } from "@/lib/events/client";
import { tellOfShifts } from "@/lib/on-call/tell-of-shifts";

/** Every five minutes: whose shift comes, begins or has ended learns of it, once. */
export const tellOfShiftsInTime = inngest.createFunction(
  { id: "tell-of-shifts", triggers: [{ cron: "*/5 * * * *" }], concurrency: { limit: 1 } },
  async ({ step }) => step.run("tell", () => tellOfShifts(now())),
);
