import "server-only";
import { limitByTarget } from "@/lib/accounts/account-limits";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { createDefaultPolicies } from "@/lib/alert-policies/mutations/create-default-policies";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import { memberContext, type RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { lockOwner, requireOrganizationLeft } from "@/lib/plans/organization-limit";
import { trialEnd } from "@/lib/plans/subscription";
import type { OrganizationProfileInput, UpdateOrganizationInput } from "../schema";
import { slugTaken } from "../slug-taken";

type NewOrganization = UpdateOrganizationInput & Partial<OrganizationProfileInput> & { id?: string };

/**
 * Founds an organisation; its founder becomes the owner. With an id of the caller's, doing it again
 * founds nothing more.
 * @returns its slug
 */
export async function createOrganization(
  session: ActiveSession,
  input: NewOrganization,
  origin: RequestOrigin,
): Promise<string> {
  await limitByTarget("create-organization", session.user.id);
  const organization = { ...input, id: input.id ?? newId() };
  const context = memberContext({ organization, user: session.user, role: "owner", origin });
  const trialStartedAt = readClock();
  return withPlatform("create an organisation", async (transaction) => {
    await lockOwner(transaction, session.user.id);
    const founded = await transaction.organization.findUnique({ where: { id: organization.id } });
    if (founded !== null) return founded.slug;
    await requireOrganizationLeft(transaction, session.user.id);
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
    return organization.slug;
  });
}
