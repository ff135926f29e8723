import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { toSupportRole, type SupportRole } from "./roles";
import type { StaffMember } from "./types";

export type DeskMember = StaffMember & {
  email: string;
  /** Null for whoever was given none: they do what the desk's rule says. */
  role: SupportRole | null;
  takesTickets: boolean;
  /** Null while they are there. */
  awaySince: Date | null;
};

/** The platform's staff as they are now: marked at sign-in, and named by the setting still. */
export async function readStaff(transaction: Transaction): Promise<DeskMember[]> {
  const people = await transaction.user.findMany({
    where: { isStaff: true, email: { in: [...env.STAFF_EMAILS] } },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      email: true,
      supportAgent: { select: { role: true, takesTickets: true, awaySince: true } },
    },
  });
  return people.map(({ id, name, email, supportAgent }) => ({
    userId: id,
    name,
    email,
    role: supportAgent === null ? null : toSupportRole(supportAgent.role),
    takesTickets: supportAgent?.takesTickets ?? false,
    awaySince: supportAgent?.awaySince ?? null,
  }));
}

export async function listStaff(): Promise<DeskMember[]> {
  return withPlatform("list the staff of the support", readStaff);
}
