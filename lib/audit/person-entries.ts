import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { PLATFORM_CHAIN_ID } from "./record";
import type { AuditEntryView } from "./types";
import { entryView } from "./view";

export type PersonEntries = {
  entries: AuditEntryView[];
  /** Where the next page begins; null on the last. */
  olderThan: number | null;
};

/** What the audit chain of accounts knows of this person, newest first: for their own eyes. */
export async function listPersonEntries(
  userId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<PersonEntries> {
  return withPlatform("list a person's own activity", async (transaction) => {
    const rows = await transaction.auditLog.findMany({
      where: {
        organizationId: PLATFORM_CHAIN_ID,
        actorId: userId,
        ...(before !== undefined && { sequence: { lt: before } }),
      },
      orderBy: { sequence: "desc" },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const personal = await transaction.auditPersonalValue.findMany({
      where: { organizationId: PLATFORM_CHAIN_ID, entryId: { in: page.map(({ id }) => id) } },
      select: { entryId: true, field: true, value: true },
    });
    const last = page.at(-1);
    return {
      entries: page.map((row) => entryView(row, personal)),
      olderThan: rows.length > limit && last ? Number(last.sequence) : null,
    };
  });
}
