import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { toLiving } from "../internal/row";
import { holdFrom } from "../internal/save";
import { forgetServedDomain } from "../served-domain";
import type { CustomDomainInput } from "../schema";

/**
 * Gives a domain up: nothing is served there any more. A name that was proven is kept from everybody else for a
 * while, because its CNAME record and people's bookmarks last longer than the decision.
 */
export async function removeCustomDomain(
  context: OrganizationContext,
  { domainId: id }: CustomDomainInput,
): Promise<void> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  const at = readClock();
  const hostName = await withOrganization(context, async (transaction) => {
    await transaction.$queryRaw`
      SELECT 1 FROM custom_domains WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    const row = await transaction.customDomain.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    const domain = row && toLiving(row);
    if (row === null || domain === null) throw notFound("domain");
    const wasKept = row.heldUntil !== null;
    if (domain.state === "pending" && !wasKept)
      await transaction.customDomain.deleteMany({ where: { organizationId, id } });
    else
      await transaction.customDomain.updateMany({
        where: { organizationId, id },
        data: {
          state: "released",
          heldUntil: row.heldUntil ?? holdFrom(at),
          ...{ verifiedAt: null, suspendedAt: null, failingSince: null, nextCheckAt: null, failures: 0 },
          ...{ conflicts: [], hostingProblem: null, isTaken: false },
        },
      });
    await recordAudit(transaction, context, {
      action: "custom_domains.remove",
      resource: { kind: "custom_domain", id, name: domain.hostName },
      before: { state: domain.state },
    });
    return domain.hostName;
  });
  forgetServedDomain(hostName);
}
