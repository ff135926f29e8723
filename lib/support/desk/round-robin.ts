import "server-only";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { readStaff } from "./staff";

/**
 * Whose turn it is among those who take tickets: whoever was given one the longest ago. Two who ask at once are
 * given two people, because the second waits for the first.
 */
export async function nextInTurn(transaction: Transaction): Promise<string> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('support round robin', 0))`;
  const staff = await readStaff(transaction);
  const taking = staff.filter(({ takesTickets, role }) => takesTickets && role !== "viewer");
  const next = await transaction.supportAgent.findFirst({
    where: { staffUserId: { in: taking.map(({ userId }) => userId) } },
    orderBy: [{ lastAssignedAt: { sort: "asc", nulls: "first" } }, { staffUserId: "asc" }],
    select: { staffUserId: true },
  });
  if (next === null)
    throw new AppError("CONFLICT", "Nobody takes tickets in turn. Choose who does under Desk settings.");
  await transaction.supportAgent.update({
    where: { staffUserId: next.staffUserId },
    data: { lastAssignedAt: now() },
  });
  return next.staffUserId;
}
