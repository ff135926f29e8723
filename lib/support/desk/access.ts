import "server-only";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { toSupportRole, type SupportRole } from "./roles";

/** Who works in the support desk: somebody of the staff, and what they may do there. */
export type Desk = { actor: StaffActor; role: SupportRole; origin: RequestOrigin };

/** What a member of the staff may do in the desk. Until somebody leads the support, everybody of the staff does. */
export async function readSupportRole(staffUserId: string): Promise<SupportRole> {
  return withPlatform("read a support role", async (transaction) => {
    const own = await transaction.supportAgent.findUnique({ where: { staffUserId }, select: { role: true } });
    return own === null ? roleWithoutRow(transaction) : toSupportRole(own.role);
  });
}

async function roleWithoutRow(transaction: Transaction): Promise<SupportRole> {
  const lead = await transaction.supportAgent.findFirst({
    where: { role: "lead", staffUser: { isStaff: true } },
    select: { staffUserId: true },
  });
  return lead === null ? "lead" : "agent";
}

/** First line of whatever answers or changes a ticket. */
export function requireAgent({ role }: Pick<Desk, "role">): void {
  if (role === "viewer") throw new AppError("FORBIDDEN", "You may read in the support desk, not answer.");
}

/** First line of whatever changes the desk itself. */
export function requireLead({ role }: Pick<Desk, "role">): void {
  if (role !== "lead") throw new AppError("FORBIDDEN", "Only those who lead the support may change this.");
}
