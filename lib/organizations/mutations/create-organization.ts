import "server-only";
import { limitByTarget } from "@/lib/accounts/account-limits";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { createDefaultPolicies } from "@/lib/alert-policies/mutations/create-default-policies";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import { memberContext, type RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { reserveOrganization } from "@/lib/plans/entitlements";
import { trialEnd } from "@/lib/plans/subscription";
import type { CreateOrganizationInput } from "../schema";
import { slugTaken } from "../slug-taken";

/** Founds an organisation; its founder becomes the owner. Returns its slug. */
export async function createOrganization(
  session: ActiveSession,
  input: CreateOrganizationInput,
  origin: RequestOrigin,
): Promise<string> {
  await limitByTarget("create-organization", session.user.id);
  const organization = { id: newId(), ...input };
  const context = memberContext({ organization, user: session.user, role: "owner", origin });
  const trialStartedAt = readClock();
  await withPlatform("create an organisation", async (transaction) => {
    await reserveOrganization(transaction, session.user.id);
    const { count } = await transaction.organization.createMany({
      data: { ...organization, trialStartedAt, trialEndsAt: trialEnd(trialStartedAt) },
      skipDuplicates: true,
    });
    if (count === 0) throw slugTaken();
    await transaction.membership.create({
      data: { organizationId: organization.id, userId: session.user.id, role: "owner" },
    });
    await transaction.$executeRaw`SELECT add_default_correlation_rules(${organization.id}::uuid)`;
    await createDefaultPolicies(transaction, organization.id);
    await recordAudit(transaction, context, {
      action: "organization.create",
      resource: { kind: "organization", id: organization.id, name: organization.name },
      after: { ...input },
    });
  });
  return organization.slug;
}
