import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { DomainInput } from "../schema";

/** Gives a domain up: its members sign in as everybody does, and others may prove it. */
export async function removeDomain(
  context: OrganizationContext,
  { domainId: id }: DomainInput,
): Promise<void> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const claim = await transaction.organizationDomain.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    const { count } = await transaction.organizationDomain.deleteMany({ where: { organizationId, id } });
    if (claim === null || count === 0) throw notFound("domain");
    await recordAudit(transaction, context, {
      action: "domains.remove",
      resource: { kind: "domain", id, name: claim.domain },
      before: { verified: claim.verifiedAt !== null, signOn: claim.signOn },
    });
  });
}
