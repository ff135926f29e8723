import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import type { ArchiveSource } from "./types";

/** Of these organisations, those whose rows of the log from this instant on are no longer all in the database. */
export async function listArchivedFrom(
  organizationIds: readonly string[],
  source: ArchiveSource,
  from: Date,
): Promise<Set<string>> {
  const rows = await withPlatform("look for archived rows", (transaction) =>
    transaction.retentionArchive.findMany({
      where: {
        organizationId: { in: [...organizationIds] },
        source,
        hotRemovedAt: { not: null },
        recordedUntil: { gt: from },
      },
      distinct: ["organizationId"],
      select: { organizationId: true },
    }),
  );
  return new Set(rows.map(({ organizationId }) => organizationId));
}
