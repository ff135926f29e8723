import type { MailRule, NotificationCategory } from "./types";

/** One kind of notification: what it is called in the settings, its channels, and its words. */
export type NotificationType<Data> = {
  category: NotificationCategory;
  label: string;
  description: string;
  mail: MailRule;
  /** Off for what is only told to those who ask for it. */
  inApp?: "off";
  title: (data: Data) => string;
  body: (data: Data) => string;
  /** What it leads to, below the organisation's address. */
  path: (data: Data) => string | null;
};

/** Keeps what a type needs to be told in its type. */
export function define<Data>(type: NotificationType<Data>): NotificationType<Data> {
  return type;
}
