import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { changeStatus } from "@/lib/support/tickets/change-status";
import type { MoveInput } from "../schema";
import { requireVisible } from "./answer-request";

/** Says that a request is done with, or opens it again. */
export async function moveRequest(context: OrganizationContext, { ticketId, to }: MoveInput): Promise<void> {
  requirePermission(context, "support.write");
  await withOrganization(context, async (transaction) => {
    await requireVisible(transaction, context, ticketId);
    await changeStatus(transaction, context, { ticketId, status: to });
  });
}
