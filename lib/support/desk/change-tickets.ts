import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { enqueueSupportNotice } from "../mail/send-notice";
import type { StaffTicketContext } from "../tickets/add-note";
import { changeStatus } from "../tickets/change-status";
import { lockTicket, requireUnmerged, ticketResource } from "../tickets/locked-ticket";
import type { TicketStatus } from "../tickets/statuses";
import { ticketLabel } from "../tickets/vocabulary";
import { requireAgent, type Desk } from "./access";
import { contextOf, placeOfTicket } from "./find-ticket";
import { nextInTurn } from "./round-robin";
import type { TicketChange } from "./schema";
import { readStaff } from "./staff";

const HOUR_MILLISECONDS = 3_600_000;
const MOST_LABELS = 20;

/** What became of a change to several tickets: each is changed for itself, and a refusal stops no other. */
export type ChangedTickets = { changed: number; refused: string[] };

/** Changes one ticket or many; each change stands in its own organisation's audit log. */
export async function changeTickets(
  desk: Desk,
  { numbers, change }: { numbers: readonly number[]; change: TicketChange },
): Promise<ChangedTickets> {
  requireAgent(desk);
  const result: ChangedTickets = { changed: 0, refused: [] };
  for (const number of new Set(numbers)) {
    try {
      const mail = await withPlatform("change a support ticket", async (transaction) => {
        const place = await placeOfTicket(transaction, number);
        return apply(transaction, contextOf(desk, place), place.ticketId, change);
      });
      await announceMail(mail);
      result.changed += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      result.refused.push(`${ticketLabel(number)}: ${error.message}`);
    }
  }
  return result;
}

async function apply(
  transaction: Transaction,
  context: StaffTicketContext,
  ticketId: string,
  change: TicketChange,
): Promise<QueuedMail | null> {
  if (change.kind === "status") return moveTo(transaction, context, ticketId, change.status);
  const { organizationId } = context;
  const ticket = await lockTicket(transaction, context, ticketId);
  requireUnmerged(ticket);
  const before = await transaction.supportTicket.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: ticketId } },
    select: { assigneeUserId: true, priority: true, labels: true, snoozedUntil: true },
  });
  const set = await whatToSet(transaction, before, change);
  await transaction.supportTicket.updateMany({
    where: { organizationId, id: ticketId },
    data: { ...set, changedAt: now(), ...("assigneeUserId" in set && { wasAssigned: true }) },
  });
  await recordAudit(transaction, context, {
    action: AUDIT_ACTIONS[change.kind],
    resource: ticketResource(ticket),
    before: auditOf(before, set),
    after: auditOf(set, set),
  });
  return null;
}

/** Customers are told by mail of what is solved without an answer: a reply that solves tells it itself. */
async function moveTo(
  transaction: Transaction,
  context: StaffTicketContext,
  ticketId: string,
  status: TicketStatus,
): Promise<QueuedMail | null> {
  const hasMoved = await changeStatus(transaction, context, { ticketId, status });
  if (!hasMoved || status !== "solved") return null;
  const { organizationId } = context;
  const ticket = await transaction.supportTicket.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: ticketId } },
    select: { number: true, subject: true, requesterUserId: true, reopenCount: true },
  });
  const { number: ticketNumber, reopenCount: time, ...about } = ticket;
  if (about.requesterUserId !== null)
    await notify(transaction, {
      type: "support.solved",
      organizationId,
      to: { userId: about.requesterUserId },
      data: { number: ticketNumber, ticketId, subject: about.subject },
      key: `${ticketId}:${time}`,
    });
  return enqueueSupportNotice(
    transaction,
    { ...about, organizationId, ticketId, ticketNumber },
    { kind: "solved", at: now(), time },
  );
}

const AUDIT_ACTIONS = {
  assign: "support.assign_ticket",
  assign_next: "support.assign_ticket",
  priority: "support.change_priority",
  add_label: "support.change_labels",
  remove_label: "support.change_labels",
  snooze: "support.snooze_ticket",
  wake: "support.snooze_ticket",
} as const satisfies Record<Exclude<TicketChange["kind"], "status">, string>;

type Changeable = {
  assigneeUserId: string | null;
  priority: string;
  labels: string[];
  snoozedUntil: Date | null;
};

async function whatToSet(
  transaction: Transaction,
  { labels }: Changeable,
  change: Exclude<TicketChange, { kind: "status" }>,
): Promise<Partial<Changeable>> {
  switch (change.kind) {
    case "assign":
      await requireStaffMember(transaction, change.assigneeUserId);
      return { assigneeUserId: change.assigneeUserId };
    case "assign_next":
      return { assigneeUserId: await requireNext(transaction) };
    case "priority":
      return { priority: change.priority };
    case "add_label":
      if (labels.length >= MOST_LABELS)
        throw new AppError("LIMIT_REACHED", `A ticket has at most ${MOST_LABELS} labels.`);
      return { labels: [...new Set([...labels, change.label])].sort() };
    case "remove_label":
      return { labels: labels.filter((label) => label !== change.label) };
    case "snooze":
      return { snoozedUntil: new Date(now().getTime() + change.hours * HOUR_MILLISECONDS) };
    case "wake":
      return { snoozedUntil: null };
  }
}

/** The fields that a change touches, as the audit log holds them. */
function auditOf(values: Partial<Changeable>, touched: Partial<Changeable>) {
  return {
    ...("assigneeUserId" in touched && { assignee_user_id: values.assigneeUserId }),
    ...("priority" in touched && { priority: values.priority }),
    ...("labels" in touched && { labels: values.labels }),
    ...("snoozedUntil" in touched && { snoozed_until: values.snoozedUntil?.toISOString() ?? null }),
  };
}

async function requireNext(transaction: Transaction): Promise<string> {
  const next = await nextInTurn(transaction, now());
  if (next !== null) return next;
  throw new AppError(
    "CONFLICT",
    "Nobody who takes tickets in turn is there. Support settings say who takes them and who is away.",
  );
}

async function requireStaffMember(transaction: Transaction, userId: string | null): Promise<void> {
  if (userId === null) return;
  const staff = await readStaff(transaction);
  if (staff.some((member) => member.userId === userId)) return;
  throw new AppError("INVALID_INPUT", "Choose somebody of the staff.");
}
