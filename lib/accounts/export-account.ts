import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { limitByTarget } from "./account-limits";
import { EXPORT_LISTS, MOST_ROWS } from "./export-lists";
import type { ActiveSession } from "./sessions";
import { userActor } from "./user-actor";

/** Everything that is stored about one person, in the words of the product. Secrets are left out. */
export type AccountExport = {
  format: "regulix-account-export";
  version: 1;
  exported_at: string;
  account: unknown;
  lists: Record<string, { rows: unknown[]; is_complete: boolean }>;
};

/** Gathers what is stored about somebody, for them to take along (GDPR art. 15 and 20). */
export async function exportAccount({ user }: ActiveSession, origin: RequestOrigin): Promise<AccountExport> {
  await limitByTarget("export-account", user.id);
  return withPlatform("export an account", async (transaction) => {
    const account = await transaction.user.findUniqueOrThrow({
      where: { id: user.id },
      select: { id: true, email: true, name: true, timeZone: true, createdAt: true, emailVerifiedAt: true },
    });
    const lists: AccountExport["lists"] = {};
    for (const [name, read] of Object.entries(EXPORT_LISTS)) {
      const rows = await read(transaction, user);
      lists[name] = { rows: rows.slice(0, MOST_ROWS), is_complete: rows.length <= MOST_ROWS };
    }
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "accounts.export",
      resource: { kind: "user", id: user.id },
    });
    return {
      format: "regulix-account-export",
      version: 1,
      exported_at: readClock().toISOString(),
      account,
      lists,
    };
  });
}
