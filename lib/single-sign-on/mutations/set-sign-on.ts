import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { countOwnersWithSecondFactor } from "../queries";
import type { SetSignOnInput } from "../schema";

/** Says whether members of a domain may, or must, sign in with the organisation's provider. */
export async function setSignOn(
  context: OrganizationContext,
  { domainId: id, signOn }: SetSignOnInput,
): Promise<void> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  if (signOn === "required" && (await countOwnersWithSecondFactor(organizationId)) === 0)
    throw new AppError(
      "CONFLICT",
      "No owner has a second factor. Set one up first: it is how an owner gets in when the provider fails.",
    );
  await withOrganization(context, async (transaction) => {
    // The policy, the connection and this choice are changed one after the other.
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const claim = await transaction.organizationDomain.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    if (claim === null) throw notFound("domain");
    if (claim.signOn === signOn) return;
    if (claim.verifiedAt === null && signOn !== "off")
      throw new AppError("CONFLICT", "Prove the domain first: add its record and check it.");
    if (signOn !== "off") await requireWorkingSignOn(transaction, organizationId);
    await transaction.organizationDomain.update({
      where: { organizationId_id: { organizationId, id } },
      data: { signOn },
    });
    await recordAudit(transaction, context, {
      action: "sso.set_sign_on",
      resource: { kind: "domain", id, name: claim.domain },
      before: { signOn: claim.signOn },
      after: { signOn },
    });
  });
}

async function requireWorkingSignOn(transaction: Transaction, organizationId: string): Promise<void> {
  const connection = await transaction.ssoConnection.findUnique({
    where: { organizationId },
    select: { testedAt: true },
  });
  if (!connection?.testedAt)
    throw new AppError(
      "CONFLICT",
      "Test the connection first: nobody is sent where sign-in has not worked yet.",
    );
  const policy = await transaction.organizationSecurityPolicy.findUnique({ where: { organizationId } });
  if (policy !== null && !policy.signInMethods.includes("sso"))
    throw new AppError(
      "CONFLICT",
      "The sign-in policies do not allow single sign-on. Allow it there first, or members could not get in.",
    );
}
