import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { readStaff } from "./staff";

/**
 * Whose turn it is among those who take tickets and are not away: whoever was given one the longest ago; null when
 * nobody is there. Two who ask at once are given two people, because the second waits for the first.
 */
export async function nextInTurn(transaction: Transaction, at: Date): Promise<string | null> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('support round robin', 0))`;
  const staff = await readStaff(transaction);
  const taking = staff.filter(
    ({ takesTickets, role, awaySince }) => takesTickets && role !== "viewer" && awaySince === null,
  );
  const next = await transaction.supportAgent.findFirst({
    where: { staffUserId: { in: taking.map(({ userId }) => userId) } },
    orderBy: [{ lastAssignedAt: { sort: "asc", nulls: "first" } }, { staffUserId: "asc" }],
    select: { staffUserId: true },
  });
  if (next === null) return null;
  // Later than everybody else's, also where several are given in the same millisecond.
  await transaction.$executeRaw`
    UPDATE support_agents SET last_assigned_at = greatest(${at}::timestamptz,
             (SELECT max(last_assigned_at) FROM support_agents) + interval '1 millisecond')
     WHERE staff_user_id = ${next.staffUserId}::uuid`;
  return next.staffUserId;
}
