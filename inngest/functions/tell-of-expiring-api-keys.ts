import { tellOfExpiringApiKeys } from "@/lib/api-keys/tell-of-expiring";
import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Every day: those who manage keys learn which stop working within the week. Each key is told of once. */
export const tellOfExpiringApiKeysDaily = inngest.createFunction(
  { id: "tell-of-expiring-api-keys", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => step.run("tell", () => tellOfExpiringApiKeys(new Date(event.data.slotAt))),
);
