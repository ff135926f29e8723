import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { consumeRateLimit } from "@/lib/rate-limit/consume";

const HOUR_SECONDS = 3_600;
const PER_ORGANIZATION = 100;
const PER_TARGET = 5;

/**
 * Throws RATE_LIMITED: neither one organisation nor several together may flood a mailbox.
 * @param email the invited address: sending again counts like inviting
 */
export async function limitInvitations(
  context: Pick<OrganizationContext, "organizationId">,
  email: string,
): Promise<void> {
  const windowSeconds = HOUR_SECONDS;
  const results = await Promise.all([
    consumeRateLimit({
      name: "invite:organization",
      key: context.organizationId,
      limit: PER_ORGANIZATION,
      windowSeconds,
    }),
    consumeRateLimit({ name: "invite:target", key: email, limit: PER_TARGET, windowSeconds }),
  ]);
  const refused = results.find(({ allowed }) => !allowed);
  if (!refused) return;
  throw new AppError("RATE_LIMITED", "Too many invitations were sent. Try again later.", {
    retryAfterSeconds: refused.retryAfterSeconds,
  });
}
