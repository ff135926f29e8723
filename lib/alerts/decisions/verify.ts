import "server-only";
import { verifyChain, type ChainVerification } from "@/lib/audit/verify";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { decisionChainReader } from "./chain-reader";

/** Follows the organisation's chain of decisions to its head and names the first that is broken. */
export async function verifyDecisions(context: OrganizationContext): Promise<ChainVerification> {
  requirePermission(context, "audit-log.verify");
  const reader = decisionChainReader(context.organizationId, (work) => withOrganization(context, work));
  return verifyChain(reader);
}
