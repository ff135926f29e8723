import "server-only";
import { now } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { removeFile } from "@/lib/storage/files";
import { GIVEN_UP_MS } from "./queries";
import { folderOf } from "./run-report";

const ACTOR = { kind: "system", name: "SOC 2 reports" } as const;

/** Marks reports that were given up as failed, and removes what was written of them. */
export async function pruneReports(): Promise<number> {
  const before = new Date(now().getTime() - GIVEN_UP_MS);
  const over = await withPlatform("prune SOC 2 reports", (transaction) =>
    transaction.soc2Report.findMany({
      where: { state: { in: ["queued", "running"] }, requestedAt: { lt: before } },
      select: { organizationId: true, id: true },
    }),
  );
  for (const { organizationId, id } of over) {
    const tenant = { organizationId, actor: ACTOR };
    const keys = await withOrganization(tenant, async (transaction) => {
      const { count } = await transaction.soc2Report.updateMany({
        where: { organizationId, id, state: { in: ["queued", "running"] } },
        data: { state: "failed", modelKey: null, pdfKey: null },
      });
      if (count === 0) return [];
      return transaction.storedFile.findMany({
        where: { organizationId, key: { contains: `/${folderOf(id)}/` } },
        select: { key: true },
      });
    });
    for (const { key } of keys) await removeFile(tenant, key);
  }
  return over.length;
}
