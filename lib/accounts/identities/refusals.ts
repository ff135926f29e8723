/** Why signing in with another provider did not work: stable codes, as they stand in addresses. */
export const IDENTITY_REFUSALS = {
  "oauth-failed": "Signing in with this provider did not work, or was called off. Try again.",
  "oauth-email-missing": "The provider names no e-mail address. Add one there, or sign up with a password.",
  "oauth-email-not-verified":
    "The provider has not verified your e-mail address. Confirm it there first, or sign in with your password.",
  "oauth-account-not-verified":
    "Your address is not confirmed here yet. Open the link we sent you, or have a new one sent by signing up again.",
  "oauth-second-factor":
    "Your account asks for a second step. Sign in with your password and connect the provider under Account security.",
  "oauth-linked-elsewhere": "This account of the provider is connected to somebody else.",
  "oauth-already-linked": "Another account of this provider is connected. Remove it first.",
  "oauth-link-not-asked": "You are signed in already. Connect the provider under Account security.",
  "sso-required":
    "Your organisation requires its single sign-on. Write your address below and continue with it.",
  "oauth-too-many": "Too many attempts. Wait some minutes and try again.",
} as const;

export type IdentityRefusal = keyof typeof IDENTITY_REFUSALS;

/** The sentence for a code in an address; codes of next-auth itself have one in common. */
export function identityRefusalText(code: string): string {
  return Object.hasOwn(IDENTITY_REFUSALS, code)
    ? IDENTITY_REFUSALS[code as IdentityRefusal]
    : IDENTITY_REFUSALS["oauth-failed"];
}
