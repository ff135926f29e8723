import "server-only";
import { now } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { removeFile } from "@/lib/storage/files";
import { GIVEN_UP_MS } from "./queries";
import { folderOf } from "./store-file";

const KEPT_MS = 7 * 24 * 60 * 60_000;
const ACTOR = { kind: "system", name: "Evidence exports" } as const;

/** Removes the files of exports that are a week old or were given up. The record of them stays. */
export async function pruneExports(): Promise<number> {
  const at = now().getTime();
  const over = await withPlatform(
    "prune evidence exports",
    (transaction) => transaction.$queryRaw<{ organization_id: string; id: string; state: string }[]>`
      SELECT organization_id, id, state FROM evidence_exports
      WHERE (state = 'ready' AND finished_at < ${new Date(at - KEPT_MS)}::timestamptz)
        OR (state IN ('queued', 'running') AND requested_at < ${new Date(at - GIVEN_UP_MS)}::timestamptz)`,
  );
  for (const { organization_id: organizationId, id, state } of over) {
    const tenant = { organizationId, actor: ACTOR };
    const keys = await withOrganization(tenant, async (transaction) => {
      await transaction.evidenceExport.updateMany({
        where: { organizationId, id, state },
        data: { state: state === "ready" ? "expired" : "failed" },
      });
      await transaction.evidenceExportFile.deleteMany({ where: { organizationId, exportId: id } });
      // By their folder: a run that was killed may have left one that no export knows of.
      return transaction.storedFile.findMany({
        where: { organizationId, key: { contains: `/${folderOf(id)}/` } },
        select: { key: true },
      });
    });
    for (const { key } of keys) await removeFile(tenant, key);
  }
  return over.length;
}
