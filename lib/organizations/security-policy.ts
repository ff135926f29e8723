/** How somebody can sign in; `sso` is with the organisation's own provider. */
export const SIGN_IN_METHODS = ["password", "passkey", "provider", "sso"] as const;

export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

export type SecurityPolicy = {
  /** From when on a second factor is required; null where it is not. */
  requireTwoFactorFrom: Date | null;
  /** A sign-in older than this has to be repeated; null for the product's own limit. */
  sessionMaxHours: number | null;
  signInMethods: readonly SignInMethod[];
};

/** What holds where an organisation has decided nothing. */
export const OPEN_POLICY: SecurityPolicy = {
  requireTwoFactorFrom: null,
  sessionMaxHours: null,
  signInMethods: SIGN_IN_METHODS,
};

/** How a member has proved who they are. */
export type SignInFacts = {
  method: SignInMethod;
  signedInAt: Date;
  /** When this session proved a second factor. */
  secondFactorAt: Date | null;
  /** Whether the account has one now. */
  hasSecondFactor: boolean;
  /** Whether the organisation requires its own single sign-on of this address. */
  mustUseSingleSignOn: boolean;
  isOwner: boolean;
};

export type PolicyVerdict =
  | { kind: "admitted" }
  | { kind: "set-up-two-factor" }
  | { kind: "sign-in-again"; because: "single-sign-on" | "method" | "age" | "second-factor" };

const HOUR_MILLISECONDS = 60 * 60 * 1_000;

/** Whether a sign-in meets what the organisation demands, and if not, what would. */
export function applySecurityPolicy(policy: SecurityPolicy, facts: SignInFacts, now: Date): PolicyVerdict {
  if (isPassingBy(facts)) return { kind: "sign-in-again", because: "single-sign-on" };
  if (!policy.signInMethods.includes(facts.method)) return { kind: "sign-in-again", because: "method" };
  if (isTooOld(policy, facts, now)) return { kind: "sign-in-again", because: "age" };
  const { requireTwoFactorFrom } = policy;
  if (requireTwoFactorFrom === null || requireTwoFactorFrom > now) return { kind: "admitted" };
  if (!facts.hasSecondFactor) return { kind: "set-up-two-factor" };
  if (facts.secondFactorAt === null) return { kind: "sign-in-again", because: "second-factor" };
  return { kind: "admitted" };
}

/** Owners may, with a second factor: a provider that fails must not lock everybody out. */
function isPassingBy({ mustUseSingleSignOn, method, isOwner, secondFactorAt }: SignInFacts): boolean {
  if (!mustUseSingleSignOn || method === "sso") return false;
  return !(isOwner && secondFactorAt !== null);
}

function isTooOld({ sessionMaxHours }: SecurityPolicy, { signedInAt }: SignInFacts, now: Date): boolean {
  if (sessionMaxHours === null) return false;
  return now.getTime() - signedInAt.getTime() >= sessionMaxHours * HOUR_MILLISECONDS;
}

export function isSignInMethod(value: string): value is SignInMethod {
  return (SIGN_IN_METHODS as readonly string[]).includes(value);
}
