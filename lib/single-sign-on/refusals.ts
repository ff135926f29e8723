/** Why signing in with an organisation's own provider did not work: stable codes, as they stand in addresses. */
export const SSO_REFUSALS = {
  "sso-failed":
    "Single sign-on did not work, or was called off. Try again, or ask an owner of your organisation.",
  "sso-expired": "This took too long, or was answered before. Begin again.",
  "sso-unavailable": "There is no single sign-on for this address.",
  "sso-unreachable": "Your organisation's sign-in provider does not answer. Try again in a few minutes.",
  "sso-email-missing": "Your organisation's sign-in provider names no e-mail address.",
  "sso-email-not-verified":
    "Your organisation's sign-in provider does not say that it has verified your address.",
  "sso-other-domain": "Your address is not of a domain that your organisation has proven to own.",
  "sso-not-a-member": "You are not a member of this organisation yet. Ask for an invitation.",
  "sso-too-many": "Too many attempts. Wait some minutes and try again.",
} as const;

export type SsoRefusal = keyof typeof SSO_REFUSALS;

export function isSsoRefusal(code: string): code is SsoRefusal {
  return Object.hasOwn(SSO_REFUSALS, code);
}
