import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

export type PasskeyListItem = {
  id: string;
  name: string;
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** A person's passkeys, the oldest first. */
export async function listPasskeys(userId: string): Promise<PasskeyListItem[]> {
  return withPlatform("list passkeys", (transaction) =>
    transaction.passkey.findMany({
      where: { userId },
      select: { id: true, name: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );
}
