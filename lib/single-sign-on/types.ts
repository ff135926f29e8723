/** How members of a domain sign in: as they like, also with the organisation's provider, or only with it. */
export const SIGN_ON_CHOICES = ["off", "offered", "required"] as const;
export type SignOn = (typeof SIGN_ON_CHOICES)[number];

/** What people who come for the first time may become: nothing that hands out rights itself. */
export const DEFAULT_ROLES = ["member", "auditor", "billing"] as const;
export type DefaultRole = (typeof DEFAULT_ROLES)[number];

/** A domain of an organisation, as its settings show it. */
export type OrganizationDomain = {
  id: string;
  domain: string;
  signOn: SignOn;
  record: { name: string; value: string };
  verifiedAt: Date | null;
  lastCheckedAt: Date | null;
  missingSince: Date | null;
};

/** The provider of an organisation, as its settings show it: never with the secret. */
export type Connection = {
  id: string;
  issuer: string;
  clientId: string;
  defaultRole: DefaultRole | null;
  testedAt: Date | null;
  testFailure: string | null;
};

export type SingleSignOn = {
  /** What the provider has to be told before it gives out a client. */
  redirectUri: string;
  connection: Connection | null;
  domains: OrganizationDomain[];
  /** Owners who get in without the provider, when it fails. */
  ownersWithSecondFactor: number;
};
