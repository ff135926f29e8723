import type { OrganizationContext } from "@/lib/core/context";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * The requests that somebody may see: their own, and as an owner or admin those of the whole organisation. An
 * API key is the organisation's, not a person's.
 */
export function visibleRequests({
  organizationId,
  actor,
  permissions,
}: Pick<OrganizationContext, "organizationId" | "actor" | "permissions">): Prisma.SupportTicketWhereInput {
  if (permissions.includes("support.read-all")) return { organizationId };
  return {
    organizationId,
    ...(actor.kind === "user" ? { requesterUserId: actor.userId } : { id: { in: [] } }),
  };
}
