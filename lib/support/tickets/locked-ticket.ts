import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";
import { earliestDue, type ClockChange, type Clocks } from "../sla/clocks";
import { isTicketStatus } from "./statuses";
import { TICKET_SEVERITIES, ticketLabel, type TicketSeverity } from "./vocabulary";

/** Who works on a ticket, in whose organisation. Members and staff alike; the door decides what they see. */
export type TicketContext = Pick<OrganizationContext, "organizationId" | "actor" | "origin">;

/** A ticket as it is while its row is locked. */
export type LockedTicket = {
  id: string;
  number: number;
  subject: string;
  severity: TicketSeverity;
  requesterUserId: string | null;
  mergedIntoId: string | null;
  conversationVersion: number;
  /** By which version of the promises its clocks run. */
  promiseVersion: number;
  clocks: Clocks;
};

/** Locks a ticket, so that two who change it at once come one after the other. Throws NOT_FOUND for others' ones. */
export async function lockTicket(
  transaction: Transaction,
  { organizationId }: Pick<TicketContext, "organizationId">,
  ticketId: string,
): Promise<LockedTicket> {
  await transaction.$queryRaw`
    SELECT 1 FROM support_tickets WHERE organization_id = ${organizationId}::uuid AND id = ${ticketId}::uuid
    FOR NO KEY UPDATE`;
  const row = await transaction.supportTicket.findUnique({
    where: { organizationId_id: { organizationId, id: ticketId } },
    select: TICKET_COLUMNS,
  });
  if (row === null) throw notFound("ticket");
  const { id, number, subject, severity, requesterUserId, mergedIntoId, status } = row;
  if (!isTicketStatus(status) || !isSeverity(severity))
    throw new Error(`Ticket ${id} is ${status} and ${severity}.`);
  return {
    id,
    number,
    subject,
    severity,
    requesterUserId,
    mergedIntoId,
    conversationVersion: row.conversationVersion,
    promiseVersion: row.promiseVersion,
    clocks: { ...row, status },
  };
}

/** CONFLICT for a ticket whose conversation goes on in another. */
export function requireUnmerged({ mergedIntoId }: LockedTicket): void {
  if (mergedIntoId === null) return;
  throw new AppError("CONFLICT", "This ticket was merged into another. Go on there.");
}

/** Writes what a change made of the clocks, and each promise that ended with it, once. Open pages show it at the commit. */
export async function saveTicket(
  transaction: Transaction,
  { organizationId }: Pick<TicketContext, "organizationId">,
  ticketId: string,
  saved: ClockChange & { at: Date; set?: Prisma.SupportTicketUncheckedUpdateManyInput },
): Promise<void> {
  const { clocks, outcomes, at, set } = saved;
  const { status, awaitingMessageId, awaitingSince, nextResponseDueAt, solvedAt, reopenCount } = clocks;
  await transaction.supportTicket.updateMany({
    where: { organizationId, id: ticketId },
    data: {
      status,
      awaitingMessageId,
      awaitingSince,
      nextResponseDueAt,
      resolutionDueAt: clocks.resolutionDueAt,
      resolutionLeftSeconds: clocks.resolutionLeftSeconds,
      dueAt: earliestDue(clocks),
      solvedAt,
      reopenCount,
      changedAt: at,
      ...set,
    },
  });
  for (const payload of livePayloads("support", [organizationId]))
    await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`;
  if (outcomes.length === 0) return;
  await transaction.supportSlaEvent.createMany({
    data: outcomes.map((outcome) => ({ ...outcome, organizationId, ticketId, occurredAt: at })),
    skipDuplicates: true,
  });
}

/** How a ticket is named in audit entries. Its subject is the customer's text and stays out. */
export function ticketResource({ id, number }: Pick<LockedTicket, "id" | "number">) {
  return { kind: "support_ticket", id, name: ticketLabel(number) };
}

function isSeverity(value: string): value is TicketSeverity {
  return (TICKET_SEVERITIES as readonly string[]).includes(value);
}

const TICKET_COLUMNS = {
  id: true,
  number: true,
  subject: true,
  severity: true,
  requesterUserId: true,
  mergedIntoId: true,
  conversationVersion: true,
  promiseVersion: true,
  status: true,
  awaitingMessageId: true,
  awaitingSince: true,
  firstResponseDueAt: true,
  firstRespondedAt: true,
  nextResponseDueAt: true,
  resolutionDueAt: true,
  resolutionLeftSeconds: true,
  solvedAt: true,
  reopenCount: true,
} as const;
