/** What a channel can be. The built-in e-mail is none: it needs no set-up and goes to members or one address. */
export const CHANNEL_KINDS = [
  "email_list",
  "slack_webhook",
  "slack_bot",
  "teams",
  "sms",
  "webhook",
  "pagerduty",
] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const CHANNEL_STATES = ["active", "paused"] as const;

export type ChannelState = (typeof CHANNEL_STATES)[number];

/** Policies and groups call the built-in mail by this key. */
export const BUILT_IN_MAIL_KEY = "email";

export function isChannelKind(value: string): value is ChannelKind {
  return (CHANNEL_KINDS as readonly string[]).includes(value);
}
