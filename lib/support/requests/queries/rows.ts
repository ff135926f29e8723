import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { isTicketStatus, type TicketStatus } from "@/lib/support/tickets/statuses";
import { TICKET_AREAS, TICKET_SEVERITIES, TICKET_TYPES } from "@/lib/support/tickets/vocabulary";
import { requestState } from "../states";
import type { RequestSummary } from "../types";

export const SUMMARY = {
  id: true,
  number: true,
  subject: true,
  type: true,
  area: true,
  severity: true,
  status: true,
  requesterUserId: true,
  createdAt: true,
  lastMessageAt: true,
  solvedAt: true,
  firstResponseDueAt: true,
  firstRespondedAt: true,
  nextResponseDueAt: true,
} as const;

export type SummaryRow = Prisma.SupportTicketGetPayload<{ select: typeof SUMMARY }>;

/** Names of members by id; who has left is named by nobody. */
export type People = ReadonlyMap<string, string>;

export async function loadMembers(transaction: Transaction, organizationId: string): Promise<People> {
  const members = await transaction.membership.findMany({
    where: { organizationId },
    select: { user: { select: { id: true, name: true } } },
  });
  return new Map(members.map(({ user }) => [user.id, user.name]));
}

export function toSummary(row: SummaryRow, people: People): RequestSummary {
  const { requesterUserId, firstResponseDueAt, nextResponseDueAt, firstRespondedAt } = row;
  const status = statusOf(row.status);
  const isUnderWay = status === "open" || status === "on_hold";
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    type: oneOf(TICKET_TYPES, row.type),
    area: oneOf(TICKET_AREAS, row.area),
    severity: oneOf(TICKET_SEVERITIES, row.severity),
    state: requestState(status, firstRespondedAt),
    requester: requesterUserId && {
      id: requesterUserId,
      name: people.get(requesterUserId) ?? "A former member",
    },
    createdAt: row.createdAt,
    lastMessageAt: row.lastMessageAt,
    solvedAt: row.solvedAt,
    answerDueAt: isUnderWay ? (firstRespondedAt === null ? firstResponseDueAt : nextResponseDueAt) : null,
    firstRespondedAt,
  } as RequestSummary;
}

export function statusOf(text: string): TicketStatus {
  return isTicketStatus(text) ? text : "closed";
}

/** A word that the database's CHECK admits, or that an older version wrote: then the last, most harmless one. */
function oneOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
  text: string,
): Words[number] {
  return words.find((word) => word === text) ?? words[words.length - 1] ?? words[0];
}
