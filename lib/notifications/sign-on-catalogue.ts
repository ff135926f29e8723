import type { NotificationType } from "./define";

const PATH = "/settings/single-sign-on";

const missing: NotificationType<{ domain: string; daysLeft: number }> = {
  category: "security",
  label: "Record of a domain is gone",
  description: "The TXT record that proves a domain was not found.",
  mail: "always",
  title: ({ domain }) => `The record that proves ${domain} is gone`,
  body: ({ daysLeft }) =>
    `Restore it within ${daysLeft === 1 ? "a day" : `${daysLeft} days`}. Afterwards the domain counts as not yours, and nobody signs in by it.`,
  path: () => PATH,
};

const lost: NotificationType<{ domain: string }> = {
  category: "security",
  label: "Domain no longer proven",
  description: "The TXT record of a domain stayed away for a week.",
  mail: "always",
  title: ({ domain }) => `${domain} is no longer proven`,
  body: () => "Its members sign in with their own passwords again until you restore the record and check it.",
  path: () => PATH,
};

const bypassed: NotificationType<{ name: string }> = {
  category: "security",
  label: "Single sign-on passed by",
  description: "An owner signed in without the single sign-on that is required of everybody else.",
  mail: "always",
  title: ({ name }) => `${name} signed in without single sign-on`,
  body: () =>
    "Owners can, with a second factor, so that nobody is locked out. Ask them if you do not expect it.",
  path: () => "/settings/audit-log?action=sso.bypass",
};

/** What is told of domains and of an organisation's own sign-on. */
export const SIGN_ON_NOTIFICATIONS = {
  "domains.missing": missing,
  "domains.lost": lost,
  "sso.bypassed": bypassed,
};
