import "server-only";
import type { Door } from "@/lib/audit/reader";
import type { ChainVerification } from "@/lib/audit/verify";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { verifyArchivedChain } from "@/lib/retention/verify-chain";
import { decisionChainReader } from "./chain-reader";

/** Follows the organisation's chain of decisions to its head and names the first that is broken. */
export async function verifyDecisions(context: OrganizationContext): Promise<ChainVerification> {
  requirePermission(context, "audit-log.verify");
  const { organizationId } = context;
  const door: Door = (work) => withOrganization(context, work);
  const log = { organizationId, source: "alert_decisions" } as const;
  return verifyArchivedChain(log, door, decisionChainReader(organizationId, door));
}
