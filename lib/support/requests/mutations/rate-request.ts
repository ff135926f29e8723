import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { lockTicket, ticketResource, type TicketContext } from "@/lib/support/tickets/locked-ticket";
import { isUnderWay } from "@/lib/support/tickets/statuses";
import type { RatingInput } from "../schema";
import { requireVisible } from "./answer-request";

/** Says how a solved request was handled. The last word counts. */
export async function rateRequest(context: OrganizationContext, rating: RatingInput): Promise<void> {
  requirePermission(context, "support.write");
  await withOrganization(context, async (transaction) => {
    await requireVisible(transaction, context, rating.ticketId);
    await keepRating(transaction, context, rating);
  });
}

/** Keeps a rating of somebody who may give it. Through either door. */
export async function keepRating(
  transaction: Transaction,
  context: TicketContext,
  { ticketId, score, comment }: RatingInput,
): Promise<void> {
  const { organizationId } = context;
  const ticket = await lockTicket(transaction, context, ticketId);
  if (isUnderWay(ticket.clocks.status))
    throw new AppError("CONFLICT", "This request is not solved yet. Say how it was when it is.");
  await transaction.supportTicket.updateMany({
    where: { organizationId, id: ticketId },
    data: { csatScore: score, csatComment: comment === "" ? null : comment, csatAt: now() },
  });
  await recordAudit(transaction, context, {
    action: "support.rate_ticket",
    resource: ticketResource(ticket),
    after: { score },
  });
}
