import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { OPEN_POLICY, type SignInMethod } from "../security-policy";
import type { UpdateSecurityPolicyInput } from "../security-policy-schema";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/**
 * Changes what the organisation demands of sign-ins; it holds from the next request of every member.
 * @param ownMethod how the one who changes it has signed in, so that nobody locks themselves out
 */
export async function updateSecurityPolicy(
  context: OrganizationContext,
  input: UpdateSecurityPolicyInput,
  ownMethod: SignInMethod,
): Promise<void> {
  requirePermission(context, "organization.update");
  if (!input.signInMethods.includes(ownMethod)) throw ownMethodMissing(ownMethod);
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    // One change at a time, so that an entry's "before" is what was there.
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const row = await transaction.organizationSecurityPolicy.findUnique({ where: { organizationId } });
    if (!input.signInMethods.includes("sso")) await requireNoSignOn(transaction, organizationId);
    const before = row ?? OPEN_POLICY;
    const after = {
      requireTwoFactorFrom: input.requireTwoFactor
        ? (before.requireTwoFactorFrom ?? inDays(input.graceDays))
        : null,
      sessionMaxHours: input.sessionMaxHours,
      signInMethods: input.signInMethods,
    };
    await transaction.organizationSecurityPolicy.upsert({
      where: { organizationId },
      create: { organizationId, ...after },
      update: after,
    });
    await recordAudit(transaction, context, {
      action: "organization.update_security_policy",
      resource: { kind: "organization", id: organizationId },
      before: shown(before),
      after: shown(after),
    });
  });
}

/** What members must use, or are led to, cannot be forbidden at the same time. */
async function requireNoSignOn(transaction: Transaction, organizationId: string): Promise<void> {
  const inUse = await transaction.organizationDomain.findFirst({
    where: { organizationId, signOn: { not: "off" } },
    select: { domain: true },
  });
  if (inUse === null) return;
  const message = `Members of ${inUse.domain} sign in with single sign-on. Switch it off for the domain first.`;
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "signInMethods", message }] });
}

function inDays(days: number): Date {
  return new Date(readClock().getTime() + days * DAY_MILLISECONDS);
}

type Shown = {
  requireTwoFactorFrom: Date | null;
  sessionMaxHours: number | null;
  signInMethods: readonly string[];
};

function shown({ requireTwoFactorFrom, sessionMaxHours, signInMethods }: Shown) {
  return {
    requireTwoFactorFrom: requireTwoFactorFrom?.toISOString() ?? null,
    sessionMaxHours,
    signInMethods: signInMethods.join(", "),
  };
}

const NAMES: Record<SignInMethod, string> = {
  password: "a password",
  passkey: "a passkey",
  provider: "another provider",
  sso: "single sign-on",
};

function ownMethodMissing(method: SignInMethod): AppError {
  const message = `You signed in with ${NAMES[method]}. Sign in the way that you leave allowed first, or you would lock yourself out.`;
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "signInMethods", message }] });
}
