import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { openNumber } from "./stored-number";
import { findTextAccount } from "./text-account";

/** A person's own phone, as they see it. */
export type OwnPhone = { ending: string; isVerified: boolean; hasOptedOut: boolean };

export async function findOwnPhone(userId: string): Promise<OwnPhone | null> {
  const row = await withPlatform("look at one's own phone", (transaction) =>
    transaction.userPhone.findUnique({
      where: { userId },
      select: { ending: true, verifiedAt: true, optedOutAt: true },
    }),
  );
  if (row === null) return null;
  return { ending: row.ending, isVerified: row.verifiedAt !== null, hasOptedOut: row.optedOutAt !== null };
}

/** Those of these people who can be texted: their number is theirs, they did not answer STOP, and there is an account. */
export async function findTextable(
  transaction: Transaction,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (findTextAccount() === null || userIds.length === 0) return new Set();
  const rows = await transaction.userPhone.findMany({
    where: { userId: { in: [...userIds] }, ...REACHED },
    select: { userId: true },
  });
  return new Set(rows.map(({ userId }) => userId));
}

/** The numbers of those who can be texted now. Only for whoever sends: through the platform's door. */
export async function findNumbers(
  transaction: Transaction,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await transaction.userPhone.findMany({
    where: { userId: { in: [...userIds] }, ...REACHED },
    select: { userId: true, number: true },
  });
  return new Map(rows.map((row) => [row.userId, openNumber(row)]));
}

const REACHED = { verifiedAt: { not: null }, optedOutAt: null } as const;
