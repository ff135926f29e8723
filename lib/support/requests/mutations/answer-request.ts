import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { attachFiles } from "@/lib/support/attachments/attach-files";
import { takeUploads } from "@/lib/support/attachments/uploads";
import { addCustomerMessage } from "@/lib/support/tickets/add-customer-message";
import type { TicketSource } from "@/lib/support/tickets/vocabulary";
import { visibleRequests } from "../access";
import type { AnswerInput } from "../schema";

type Answer = AnswerInput & { source: TicketSource };

/** Adds what a member or an API key writes to a request. The same message sent twice is one. */
export async function answerRequest(
  context: OrganizationContext,
  answer: Answer,
): Promise<{ messageId: string }> {
  requirePermission(context, "support.write");
  await withOrganization(context, (transaction) => add(transaction, context, answer));
  return { messageId: answer.id };
}

async function add(
  transaction: Transaction,
  context: OrganizationContext,
  { id, ticketId, body, uploadIds, source }: Answer,
): Promise<void> {
  const { organizationId, actor } = context;
  await requireVisible(transaction, context, ticketId);
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`support message ${id}`}, 0))`;
  const known = await transaction.supportMessage.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { ticketId: true },
  });
  if (known !== null) {
    if (known.ticketId !== ticketId) throw notFound("request");
    return;
  }
  const authorUserId = actor.kind === "user" ? actor.userId : null;
  const added = await addCustomerMessage(transaction, context, { id, ticketId, authorUserId, body, source });
  if (added.kind !== "added")
    throw new AppError("CONFLICT", "This request is closed. Open a new one and name its number.");
  const files = await takeUploads(transaction, context, uploadIds);
  const place = { organizationId, ticketId, beside: { messageId: id }, uploadedByUserId: authorUserId };
  await attachFiles(transaction, place, files);
}

/** NOT_FOUND for a request that this person may not see. */
export async function requireVisible(
  transaction: Transaction,
  context: OrganizationContext,
  ticketId: string,
): Promise<void> {
  const found = await transaction.supportTicket.count({
    where: { AND: [visibleRequests(context), { id: ticketId }] },
  });
  if (found === 0) throw notFound("request");
}
