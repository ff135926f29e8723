import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { removeFile } from "@/lib/storage/files";

const KEPT_MILLISECONDS = 24 * 60 * 60_000;
const BATCH = 200;

/** Removes files that were uploaded a day ago and never sent. Returns how many. */
export async function pruneUploads(): Promise<number> {
  const createdBefore = new Date(now().getTime() - KEPT_MILLISECONDS);
  const rows = await withPlatform("find forgotten uploads", (transaction) =>
    transaction.supportUpload.findMany({
      where: { createdAt: { lt: createdBefore } },
      select: { organizationId: true, id: true, storageKey: true },
      take: BATCH,
    }),
  );
  let removed = 0;
  for (const { organizationId, id, storageKey } of rows) {
    const { count } = await withPlatform("remove a forgotten upload", (transaction) =>
      transaction.supportUpload.deleteMany({ where: { organizationId, id } }),
    );
    // Nobody's row, nobody's file; a second worker, or a message sent meanwhile, has taken it otherwise.
    if (count === 0) continue;
    await removeFile({ organizationId, actor: { kind: "system", name: "Support" } }, storageKey);
    removed += 1;
  }
  return removed;
}
