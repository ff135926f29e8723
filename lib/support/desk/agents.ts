import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { requireLead, type Desk } from "./access";
import type { SupportRole } from "./roles";
import { readStaff } from "./staff";

/** Gives somebody of the staff a role in the desk, and says whether they take tickets in turn. */
export async function setAgent(
  desk: Desk,
  { staffUserId, role, takesTickets }: { staffUserId: string; role: SupportRole; takesTickets: boolean },
): Promise<void> {
  requireLead(desk);
  await withPlatform("change who works in the support", async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('support agents', 0))`;
    const staff = await readStaff(transaction);
    const before = staff.find(({ userId }) => userId === staffUserId);
    if (before === undefined) throw notFound("member of the staff");
    const leads = staff.filter((member) => member.role === "lead" && member.userId !== staffUserId);
    if (before.role === "lead" && role !== "lead" && leads.length === 0)
      throw new AppError("CONFLICT", "Somebody has to lead the support. Make somebody else a lead first.");
    if (leads.length === 0 && role !== "lead")
      throw new AppError("CONFLICT", "Nobody leads the support yet. Choose a lead first.");
    const values = { role, takesTickets: takesTickets && role !== "viewer" };
    await transaction.supportAgent.upsert({
      where: { staffUserId },
      create: { staffUserId, ...values },
      update: values,
    });
    await recordPlatformAudit(transaction, desk.actor, desk.origin, {
      action: "support.set_agent",
      resource: { kind: "user", id: staffUserId },
      before: { role: before.role, takes_tickets: before.takesTickets },
      after: { role, takes_tickets: values.takesTickets },
    });
  });
}
