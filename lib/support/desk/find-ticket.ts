import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import type { StaffTicketContext } from "../tickets/add-note";
import type { Desk } from "./access";

/** Where a ticket is: staff name it by its number, everything else by its organisation and id. */
export type TicketPlace = { organizationId: string; ticketId: string };

/** Throws NOT_FOUND for a number that no ticket has. */
export async function placeOfTicket(transaction: Transaction, number: number): Promise<TicketPlace> {
  const row = await transaction.supportTicket.findUnique({
    where: { number },
    select: { organizationId: true, id: true },
  });
  if (row === null) throw notFound("ticket");
  return { organizationId: row.organizationId, ticketId: row.id };
}

/** Who acts, in whose organisation and audit log. */
export function contextOf({ actor, origin }: Desk, { organizationId }: TicketPlace): StaffTicketContext {
  return { organizationId, actor, origin };
}
