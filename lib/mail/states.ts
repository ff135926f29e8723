/** Where a mail stands. `in_mailbox` is its end where no transport is configured. */
export const MAIL_STATES = ["queued", "sending", "sent", "failed", "in_mailbox"] as const;

export type MailState = (typeof MAIL_STATES)[number];

export function isMailState(value: string): value is MailState {
  return (MAIL_STATES as readonly string[]).includes(value);
}
