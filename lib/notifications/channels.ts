import type { Channels, MailRule, NotificationCategory } from "./types";

type ChannelRules = { category: NotificationCategory; mail: MailRule; inApp?: "off" };

/** Mails that nobody may miss: what is at stake is access or money. */
const UNMISSABLE: readonly NotificationCategory[] = ["security", "billing"];

/** What happens where a member chose nothing. */
export function defaultChannels({ mail, inApp }: ChannelRules): Channels {
  return { inApp: inApp !== "off", mail: mail === "always" || mail === "on" };
}

/** Why a type's mail is not to be chosen, or null where it is. */
export function mailLock({ category, mail }: ChannelRules): string | null {
  switch (mail) {
    case "always":
      return UNMISSABLE.includes(category) ? `${nameOf(category)} mails are always sent.` : "Always sent.";
    case "cause":
      return "Always sent.";
    case "never":
      return "Told in the product only.";
    case "on":
    case "off":
      return null;
  }
}

/** The channels that a choice comes to: what may not be chosen stays as it is. */
export function chosenChannels(type: ChannelRules, choice: Channels | null): Channels {
  const defaults = defaultChannels(type);
  if (choice === null) return defaults;
  return { inApp: choice.inApp, mail: mailLock(type) === null ? choice.mail : defaults.mail };
}

function nameOf(category: NotificationCategory): string {
  return category === "billing" ? "Billing" : "Security";
}
