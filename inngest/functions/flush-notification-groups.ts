import { collectionTickRequested, heldNoticesDue } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { flushHeldNotices } from "@/lib/routing/flush-held-notices";

/** Tells what waits when it is due. Each wake takes all that is due by then, so lost ones cost nothing but time. */
export const flushNotificationGroups = inngest.createFunction(
  { id: "flush-notification-groups", triggers: [heldNoticesDue, collectionTickRequested], retries: 4 },
  async ({ event, step }) => {
    if ("dueAt" in event.data) await step.sleepUntil("until-due", event.data.dueAt);
    return step.run("flush", flushHeldNotices);
  },
);
