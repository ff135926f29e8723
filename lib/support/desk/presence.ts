import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import type { Desk } from "./access";
import { placeOfTicket } from "./find-ticket";

export type PresenceState = "viewing" | "replying";

/** Who else has the ticket open, and how far its conversation has got. */
export type Presence = { others: { name: string; state: PresenceState }[]; conversationVersion: number };

/** Whoever was not heard of for so long is gone. A page says that it is there every ten seconds. */
const GONE_AFTER_SECONDS = 30;
const FORGOTTEN_AFTER_SECONDS = 3_600;

/** Says that somebody has a ticket open and has read it so far, and answers who else does. */
export async function touchPresence(
  { actor }: Pick<Desk, "actor">,
  { number, state, readVersion }: { number: number; state: PresenceState; readVersion: number },
): Promise<Presence> {
  const at = now();
  const before = (seconds: number) => new Date(at.getTime() - seconds * 1_000);
  return withPlatform("note who has a support ticket open", async (transaction) => {
    const { organizationId, ticketId } = await placeOfTicket(transaction, number);
    const key = { organizationId, ticketId, staffUserId: actor.userId };
    await transaction.supportPresence.deleteMany({
      where: { seenAt: { lt: before(FORGOTTEN_AFTER_SECONDS) } },
    });
    await transaction.supportPresence.upsert({
      where: { organizationId_ticketId_staffUserId: key },
      create: { ...key, state, seenAt: at },
      update: { state, seenAt: at },
    });
    const reading = { conversationVersion: readVersion, readAt: at };
    const reader = { organizationId, ticketId, readerUserId: actor.userId };
    await transaction.supportTicketRead.upsert({
      where: { organizationId_ticketId_readerUserId: reader },
      create: { ...reader, isStaff: true, ...reading },
      update: reading,
    });
    const others = await transaction.$queryRaw<Presence["others"]>`
      SELECT person.name, presence.state FROM support_presence AS presence
        JOIN users AS person ON person.id = presence.staff_user_id
       WHERE presence.organization_id = ${organizationId}::uuid AND presence.ticket_id = ${ticketId}::uuid
         AND presence.staff_user_id <> ${actor.userId}::uuid
         AND presence.seen_at >= ${before(GONE_AFTER_SECONDS)}::timestamptz
       ORDER BY person.name`;
    const { conversationVersion } = await transaction.supportTicket.findUniqueOrThrow({
      where: { number },
      select: { conversationVersion: true },
    });
    return { others, conversationVersion };
  });
}
