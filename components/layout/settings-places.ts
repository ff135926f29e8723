/** One thing that can be set, by the words people use for it, and the page it is on. */
export type SettingsPlace = {
  label: string;
  /** The id of the page in the navigation, whose permission holds here too. */
  page: string;
  keywords: readonly string[];
};

/** What people look for by name although it is only a part of a page. */
export const settingsPlaces: readonly SettingsPlace[] = [
  { label: "Change password", page: "account-security", keywords: ["credentials", "forgot", "login"] },
  {
    label: "Sign out other devices",
    page: "account-security",
    keywords: ["sessions", "log out everywhere", "stolen", "lost phone", "revoke"],
  },
  {
    label: "Two-factor authentication",
    page: "account-security",
    keywords: ["2fa", "mfa", "totp", "otp", "code"],
  },
  {
    label: "Passkeys",
    page: "account-security",
    keywords: ["fingerprint", "face id", "webauthn", "passwordless"],
  },
  { label: "Change e-mail address", page: "account-security", keywords: ["mail", "login", "sign-in name"] },
  { label: "Your name", page: "profile", keywords: ["display name", "rename me", "account"] },
  { label: "Your time zone", page: "profile", keywords: ["clock", "hours", "date", "region"] },
  { label: "Rename organisation", page: "organization", keywords: ["company name", "change name"] },
  { label: "Logo", page: "branding", keywords: ["image", "upload", "brand", "favicon", "icon"] },
  {
    label: "Brand colours",
    page: "branding",
    keywords: ["colors", "primary", "accent", "contrast", "theme"],
  },
  {
    label: "Domain of your own",
    page: "custom-domains",
    keywords: ["cname", "host name", "subdomain", "white label", "url"],
  },
  {
    label: "Prove a domain",
    page: "single-sign-on",
    keywords: ["dns", "txt record", "verify", "company domain"],
  },
  { label: "Organisation address", page: "organization", keywords: ["slug", "url", "link", "domain"] },
  { label: "Roles", page: "members", keywords: ["permissions", "rights", "owner", "admin", "auditor"] },
  { label: "Open invitations", page: "members", keywords: ["pending", "resend", "join", "link"] },
  { label: "Leave organisation", page: "members", keywords: ["quit", "exit"] },
  { label: "Verify the audit chain", page: "audit-log", keywords: ["integrity", "tamper", "hash", "proof"] },
  { label: "Export audit log", page: "audit-log", keywords: ["csv", "download", "evidence"] },
  { label: "Export security events", page: "security", keywords: ["csv", "download", "siem"] },
  {
    label: "Mails you receive",
    page: "notification-settings",
    keywords: ["unsubscribe", "newsletter", "stop mails", "mute", "opt out"],
  },
  { label: "Missed collections", page: "monitoring", keywords: ["gaps", "no data", "stale"] },
];
