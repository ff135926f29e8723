import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { SLA_TARGETS } from "../sla/clocks";
import { isTicketStatus } from "../tickets/statuses";
import { TICKET_PRIORITIES } from "../tickets/vocabulary";
import { readConversation } from "./internal/conversation";
import { placeOfTicket } from "./find-ticket";
import type { DeskTicketDetail, SlaRecord } from "./types";

/** A ticket for its page. Throws NOT_FOUND. Of its organisation only what staff see without looking into it. */
export async function getDeskTicket(staffUserId: string, number: number): Promise<DeskTicketDetail> {
  return withPlatform("read a support ticket", async (transaction) => {
    const place = await placeOfTicket(transaction, number);
    const { organizationId, ticketId } = place;
    const row = await transaction.supportTicket.findUnique({
      where: { organizationId_id: { organizationId, id: ticketId } },
      include: {
        mergedInto: { select: { number: true } },
        splitFrom: { select: { number: true } },
        split: { select: { number: true }, orderBy: { number: "asc" } },
        organization: {
          select: { id: true, name: true, slug: true, plan: true, _count: { select: { memberships: true } } },
        },
        slaEvents: { orderBy: { occurredAt: "asc" } },
      },
    });
    if (row === null) throw notFound("ticket");
    const { status, priority, organization, mergedInto, splitFrom, split, slaEvents, ...ticket } = row;
    if (!isTicketStatus(status)) throw new Error(`Ticket ${number} is ${status}.`);
    const openTickets = await transaction.supportTicket.count({
      where: { organizationId, status: { in: ["open", "pending", "on_hold"] } },
    });
    return {
      ...ticket,
      status,
      priority: TICKET_PRIORITIES.find((known) => known === priority) ?? "normal",
      mergedIntoNumber: mergedInto?.number ?? null,
      splitFromNumber: splitFrom?.number ?? null,
      splitNumbers: split.map(({ number: splitNumber }) => splitNumber),
      isAwaitingAnswer: ticket.awaitingMessageId !== null,
      clockStartedAt: ticket.awaitingSince ?? ticket.createdAt,
      requester: await readRequester(transaction, ticket.requesterUserId),
      organization: {
        id: organization.id,
        name: organization.name,
        slug: organization.slug,
        plan: organization.plan,
        members: organization._count.memberships,
        openTickets,
      },
      conversation: await readConversation(transaction, place, staffUserId),
      sla: slaEvents.flatMap(toSlaRecord),
    };
  });
}

async function readRequester(transaction: Transaction, userId: string | null) {
  if (userId === null) return null;
  return transaction.user.findUnique({ where: { id: userId }, select: { name: true, email: true } });
}

function toSlaRecord(event: { target: string; outcome: string; dueAt: Date; occurredAt: Date }): SlaRecord[] {
  const target = SLA_TARGETS.find((known) => known === event.target);
  if (target === undefined) return [];
  const { dueAt, occurredAt } = event;
  return [{ target, outcome: event.outcome === "met" ? "met" : "breached", dueAt, occurredAt }];
}
