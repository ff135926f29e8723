import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { earliestDue, startClocks } from "../sla/clocks";
import { currentPromiseVersion, readPromises } from "../sla/promises";
import { ticketResource, type TicketContext } from "./locked-ticket";
import {
  firstPriority,
  type TicketArea,
  type TicketSeverity,
  type TicketSource,
  type TicketType,
} from "./vocabulary";

export type NewTicket = {
  /** Given where the same ticket may be asked for twice. */
  id?: string;
  /** Null for one that an API key opens. */
  requesterUserId: string | null;
  subject: string;
  body: string;
  type: TicketType;
  area: TicketArea;
  severity: TicketSeverity;
  source: TicketSource;
  pageUrl?: string | null;
  /** The request that failed, as the error page names it. */
  requestId?: string | null;
  /** The Message-ID of the mail that it came in. */
  mailMessageId?: string | null;
};

/** What a confirmation tells. Files of the first message are added to `messageId`. */
export type OpenedTicket = { ticketId: string; number: number; messageId: string; firstResponseDueAt: Date };

/**
 * Opens a ticket with its first message and sets its clocks by what the plan promises. Through either door; check
 * the permission before, send the confirmation after the commit.
 */
export async function openTicket(
  transaction: Transaction,
  context: TicketContext,
  ticket: NewTicket,
): Promise<OpenedTicket> {
  const { organizationId } = context;
  const { requesterUserId, subject, type, area, severity, source } = ticket;
  const [id, messageId, at] = [ticket.id ?? newId(), newId(), now()];
  const promiseVersion = await currentPromiseVersion(transaction);
  const promises = await readPromises(transaction, organizationId, { severity, promiseVersion });
  const clocks = startClocks(promises, at, messageId);
  await transaction.supportTicket.createMany({
    data: {
      organizationId,
      id,
      requesterUserId,
      subject,
      type,
      area,
      severity,
      priority: firstPriority(severity),
      source,
      pageUrl: ticket.pageUrl ?? null,
      requestId: ticket.requestId ?? null,
      promiseVersion,
      createdAt: at,
      changedAt: at,
      lastMessageAt: at,
      dueAt: earliestDue(clocks),
      ...clocks,
    },
  });
  await transaction.supportMessage.createMany({
    data: {
      organizationId,
      id: messageId,
      ticketId: id,
      kind: "customer",
      authorUserId: requesterUserId,
      body: ticket.body,
      source,
      mailMessageId: ticket.mailMessageId ?? null,
      createdAt: at,
      sentAt: at,
    },
  });
  const { number } = await transaction.supportTicket.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id } },
    select: { number: true },
  });
  await recordAudit(transaction, context, {
    action: "support.open_ticket",
    resource: ticketResource({ id, number }),
    after: { type, area, severity, source },
  });
  return { ticketId: id, number, messageId, firstResponseDueAt: clocks.firstResponseDueAt };
}
