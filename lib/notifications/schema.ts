import { z } from "zod";
import { ORGANIZATION_NOTIFICATION_NAMES } from "./catalogue";

export const INBOX_TABS = ["inbox", "archive"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

/** Where a list of notifications stands, as the address says it. Nonsense counts as absent. */
export const InboxFilter = z.object({
  tab: z.enum(INBOX_TABS).catch("inbox").default("inbox"),
  after: z.uuid().optional().catch(undefined),
});
export type InboxFilter = z.infer<typeof InboxFilter>;

export const NotificationIdsInput = z.object({ ids: z.array(z.uuid()).min(1).max(1_000) });
export type NotificationIdsInput = z.infer<typeof NotificationIdsInput>;

export const PreferenceInput = z.object({
  type: z.enum(ORGANIZATION_NOTIFICATION_NAMES),
  channel: z.enum(["inApp", "mail"]),
  enabled: z.boolean(),
});
export type PreferenceInput = z.infer<typeof PreferenceInput>;
