import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueueSupportNotice } from "../mail/send-notice";
import { earliestDue, FIRST_RESPONSE_KEY, type Clocks } from "../sla/clocks";
import { readPromises } from "../sla/promises";
import { splitClocks } from "../sla/split-clocks";
import {
  lockTicket,
  requireUnmerged,
  saveTicket,
  ticketResource,
  type LockedTicket,
} from "../tickets/locked-ticket";
import { ticketLabel } from "../tickets/vocabulary";
import { requireAgent, type Desk } from "./access";
import { contextOf, placeOfTicket } from "./find-ticket";
import { chooseEntries, moveEntries } from "./internal/split-entries";
import type { SplitInput } from "./schema";

/**
 * Moves chosen messages and notes of a ticket into a new one of the same person. Each tells of the other, the
 * person is mailed, and what they were promised stays promised. Merging the new one back undoes it.
 */
export async function splitTicket(desk: Desk, input: SplitInput): Promise<{ number: number }> {
  requireAgent(desk);
  const { number, mail } = await withPlatform("split a support ticket", async (transaction) => {
    const place = await placeOfTicket(transaction, input.number);
    const context = contextOf(desk, place);
    const { organizationId } = context;
    const source = await lockTicket(transaction, context, place.ticketId);
    requireUnmerged(source);
    if (source.clocks.status === "closed")
      throw new AppError("CONFLICT", "This ticket is closed: nothing in it goes on.");
    const chosen = await chooseEntries(transaction, place, input.entryIds);
    const promises = await readPromises(transaction, organizationId, source);
    const at = now();
    const clocks = splitClocks(source.clocks, promises, chosen, at);
    const made = await makeTicket(transaction, organizationId, {
      source,
      subject: input.subject,
      clocks: clocks.moved,
      at,
    });
    await moveEntries(transaction, place, made.ticketId, chosen);
    await moveBreach(transaction, organizationId, { source, madeId: made.ticketId, clocks });
    await tell(transaction, organizationId, place.ticketId, {
      body: `Part of this request goes on in ${ticketLabel(made.number)}.`,
      at,
    });
    await tell(transaction, organizationId, made.ticketId, {
      body: `This request was split from ${ticketLabel(source.number)}.`,
      at,
    });
    await saveTicket(transaction, context, source.id, {
      clocks: clocks.kept,
      outcomes: [],
      at,
      set: { conversationVersion: { increment: 1 }, lastMessageAt: at },
    });
    const { requesterUserId } = source;
    const queued = await enqueueSupportNotice(
      transaction,
      {
        organizationId,
        ticketId: made.ticketId,
        ticketNumber: made.number,
        subject: input.subject,
        requesterUserId,
      },
      { kind: "split", fromNumber: source.number, answerDueAt: answerDueOf(clocks.moved) },
    );
    await recordAudit(transaction, context, {
      action: "support.split_ticket",
      resource: ticketResource(source),
      after: {
        split_into: ticketLabel(made.number),
        messages: chosen.moved.length,
        notes: chosen.noteIds.length,
      },
    });
    await recordAudit(transaction, context, {
      action: "support.open_ticket",
      resource: ticketResource({ id: made.ticketId, number: made.number }),
      after: { split_from: ticketLabel(source.number) },
    });
    return { number: made.number, mail: queued };
  });
  await announceMail(mail);
  return { number };
}

function answerDueOf({ firstRespondedAt, firstResponseDueAt, nextResponseDueAt }: Clocks): Date {
  return firstRespondedAt === null ? firstResponseDueAt : (nextResponseDueAt ?? firstResponseDueAt);
}

type NewTicket = { source: LockedTicket; subject: string; clocks: Clocks; at: Date };

async function makeTicket(
  transaction: Transaction,
  organizationId: string,
  { source, subject, clocks, at }: NewTicket,
): Promise<{ ticketId: string; number: number }> {
  const alike = await transaction.supportTicket.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: source.id } },
    select: {
      type: true,
      area: true,
      priority: true,
      assigneeUserId: true,
      labels: true,
      source: true,
      pageUrl: true,
      requestId: true,
    },
  });
  const made = await transaction.supportTicket.create({
    data: {
      ...alike,
      ...clocks,
      organizationId,
      id: newId(),
      requesterUserId: source.requesterUserId,
      subject,
      severity: source.severity,
      promiseVersion: source.promiseVersion,
      splitFromId: source.id,
      createdAt: at,
      changedAt: at,
      lastMessageAt: at,
      dueAt: earliestDue(clocks),
    },
    select: { id: true, number: true },
  });
  return { ticketId: made.id, number: made.number };
}

type MovedBreach = {
  source: LockedTicket;
  madeId: string;
  clocks: { kept: Clocks; moved: Clocks };
};

/** A promise that was broken already goes along with its message, so that it is not broken twice. */
async function moveBreach(
  transaction: Transaction,
  organizationId: string,
  { source, madeId, clocks: { kept, moved } }: MovedBreach,
): Promise<void> {
  const { awaitingMessageId } = source.clocks;
  if (awaitingMessageId === null || awaitingMessageId === kept.awaitingMessageId) return;
  const isFirst = moved.firstRespondedAt === null;
  await transaction.supportSlaEvent.updateMany({
    where: {
      organizationId,
      ticketId: source.id,
      target: "next_response",
      clockKey: awaitingMessageId,
    },
    data: {
      ticketId: madeId,
      target: isFirst ? "first_response" : "next_response",
      clockKey: isFirst ? FIRST_RESPONSE_KEY : awaitingMessageId,
    },
  });
}

async function tell(
  transaction: Transaction,
  organizationId: string,
  ticketId: string,
  { body, at }: { body: string; at: Date },
): Promise<void> {
  await transaction.supportMessage.create({
    data: {
      organizationId,
      id: newId(),
      ticketId,
      kind: "system",
      body,
      source: "web",
      createdAt: at,
      sentAt: at,
    },
  });
}
