import { z } from "zod";

/** Who somebody is at their organisation's provider. */
export type Claims = { subject: string; email: string | null; isEmailVerified: boolean; name: string };

const EMAIL = z.email().max(254);
const text = z.string().trim();

const Said = z.object({
  sub: text.min(1).max(255),
  email: text.nullish(),
  email_verified: z.union([z.boolean(), z.string()]).nullish(),
  name: text.nullish(),
  preferred_username: text.nullish(),
});

/** The parts of a provider's claims that count here. Some say "true" as a text. */
export function readClaims(said: unknown): Claims {
  const {
    sub,
    email: given,
    email_verified: verified,
    name,
    preferred_username: username,
  } = Said.parse(said);
  const email = EMAIL.safeParse(given).data?.toLowerCase() ?? null;
  return {
    subject: sub,
    email,
    isEmailVerified: email !== null && (verified === true || verified === "true"),
    name: (name || username || email?.split("@")[0] || "New member").slice(0, 80),
  };
}
