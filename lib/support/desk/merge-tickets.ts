import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { afterCustomerMessage, moveClocks } from "../sla/clocks";
import { readPromises } from "../sla/promises";
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

/**
 * Moves the whole conversation of a ticket into another and closes it. Both have the same organisation and the
 * same requester: nobody reads what somebody else wrote because two tickets were put together.
 */
export async function mergeTickets(
  desk: Desk,
  { number, intoNumber }: { number: number; intoNumber: number },
): Promise<void> {
  requireAgent(desk);
  if (number === intoNumber) throw refusal("A ticket cannot be merged into itself.");
  await withPlatform("merge support tickets", async (transaction) => {
    const [from, into] = [
      await placeOfTicket(transaction, number),
      await placeOfTicket(transaction, intoNumber),
    ];
    if (from.organizationId !== into.organizationId)
      throw refusal(`${ticketLabel(intoNumber)} is of another organisation.`);
    const context = contextOf(desk, from);
    const { organizationId } = context;
    // Always in the order of their numbers, so that two who merge crosswise do not wait for each other.
    const places = number < intoNumber ? [from, into] : [into, from];
    const locked: LockedTicket[] = [];
    for (const { ticketId } of places) locked.push(await lockTicket(transaction, context, ticketId));
    const source = locked.find(({ id }) => id === from.ticketId);
    const target = locked.find(({ id }) => id === into.ticketId);
    if (!source || !target) throw new Error("Locked tickets are missing.");
    requireMergeable(source, target);

    const at = now();
    const moved = { where: { organizationId, ticketId: source.id }, data: { ticketId: target.id } };
    const { count } = await transaction.supportMessage.updateMany(moved);
    await transaction.supportNote.updateMany(moved);
    await transaction.supportAttachment.updateMany(moved);
    await transaction.supportMessage.create({
      data: {
        organizationId,
        id: newId(),
        ticketId: source.id,
        kind: "system",
        body: `This request goes on in ${ticketLabel(target.number)}.`,
        source: "web",
        createdAt: at,
        sentAt: at,
      },
    });
    const promises = await readPromises(transaction, organizationId, target);
    await saveTicket(transaction, context, source.id, {
      ...moveClocks(source.clocks, "closed", promises, at),
      at,
      set: { mergedIntoId: target.id, closedAt: at },
    });
    const { awaitingMessageId, awaitingSince } = source.clocks;
    const waits = awaitingMessageId !== null && awaitingSince !== null;
    const taken = waits
      ? afterCustomerMessage(target.clocks, promises, awaitingSince, awaitingMessageId)
      : { clocks: target.clocks, outcomes: [] };
    await saveTicket(transaction, context, target.id, {
      ...taken,
      at,
      set: { conversationVersion: { increment: count }, lastMessageAt: at },
    });
    await recordAudit(transaction, context, {
      action: "support.merge_tickets",
      resource: ticketResource(source),
      before: { status: source.clocks.status },
      after: { status: "closed", merged_into: ticketLabel(target.number) },
    });
  });
}

function requireMergeable(source: LockedTicket, target: LockedTicket): void {
  requireUnmerged(source);
  requireUnmerged(target);
  if (source.requesterUserId === null || source.requesterUserId !== target.requesterUserId)
    throw refusal("The tickets are of different people: each would read what the other wrote.");
  if (target.clocks.status === "closed") throw refusal(`${ticketLabel(target.number)} is closed.`);
}

function refusal(message: string): AppError {
  return new AppError("CONFLICT", message, { fields: [{ field: "intoNumber", message }] });
}
