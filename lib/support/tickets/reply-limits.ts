/** For so long a reply can be taken back before it leaves. */
export const UNDO_SECONDS = 15;

/** What sending a reply may make of the ticket. */
export const STATUSES_WHEN_SENT = ["open", "pending", "on_hold", "solved"] as const;
export type StatusWhenSent = (typeof STATUSES_WHEN_SENT)[number];
