import { z } from "zod";
import type { IdentityProvider } from "./providers";

/** Who somebody is at a provider, and whether that provider vouches for the address. */
export type ProvenIdentity = {
  provider: IdentityProvider;
  /** The provider's own name for the account; it outlives changes of the address. */
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string;
};

const text = z.string().trim();
const flag = z.union([z.boolean(), z.number(), z.string()]).optional();

const Profile = z.object({
  sub: text.optional(),
  id: z.union([text, z.number()]).optional(),
  /** Microsoft's tenant. */
  tid: text.optional(),
  email: text.nullish(),
  name: text.nullish(),
  login: text.nullish(),
  email_verified: flag,
  xms_edov: flag,
});

/** The tenant of Microsoft's personal accounts, which have to confirm their address. */
const PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";
const EMAIL = z.email().max(254);

/**
 * The identity in what a provider says. In a Microsoft directory anybody's administrator writes any
 * address into an account: it counts when its domain's owner was verified, for personal accounts, or when
 * the operator trusts that one directory.
 */
export function identityOf(
  provider: IdentityProvider,
  said: unknown,
  { trustedTenant }: { trustedTenant: string | undefined },
): ProvenIdentity | null {
  const parsed = Profile.safeParse(said);
  if (!parsed.success) return null;
  const profile = parsed.data;
  const subject = provider === "github" ? profile.id : profile.sub;
  if (subject === undefined || subject === "") return null;
  const email = EMAIL.safeParse(profile.email).data ?? null;
  const isVerified =
    provider === "microsoft"
      ? isTrue(profile.xms_edov) || profile.tid === PERSONAL_TENANT || isTenant(profile.tid, trustedTenant)
      : isTrue(profile.email_verified);
  return {
    provider,
    subject: String(subject),
    email,
    isEmailVerified: email !== null && isVerified,
    name: (profile.name || profile.login || email?.split("@")[0] || "New member").slice(0, 80),
  };
}

function isTrue(value: z.infer<typeof flag>): boolean {
  return value === true || value === 1 || value === "1" || value === "true";
}

function isTenant(tenant: string | undefined, trusted: string | undefined): boolean {
  return tenant !== undefined && tenant === trusted?.toLowerCase();
}
