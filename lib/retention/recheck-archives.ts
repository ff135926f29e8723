import "server-only";
import { now } from "@/lib/core/clock";
import type { RetentionArchive } from "@/lib/db/generated/client";
import { withPlatform } from "@/lib/db/with-platform";
import { logger } from "@/lib/observability/logger";
import { checkArchive } from "./check-archive";
import { keyRing } from "./internal/manifest";

const DAY_MS = 24 * 60 * 60_000;
/** Every archive is read again within a month. */
const CHECKED_DAYS = 30;
const RUN_MILLISECONDS = 20_000;
const ARCHIVES_AT_ONCE = 50;

export type Recheck = { checked: number; wrong: string[]; isDone: boolean };

/** Reads archives back whose last look is a month ago, for a while; call again until it is done. */
export async function recheckArchives(at: Date): Promise<Recheck> {
  const before = new Date(at.getTime() - CHECKED_DAYS * DAY_MS);
  const where = { verifiedAt: { not: null }, expiredAt: null, checkedAt: { lt: before } };
  const due = await withPlatform("list archives to read again", (transaction) =>
    transaction.retentionArchive.findMany({ where, orderBy: { checkedAt: "asc" }, take: ARCHIVES_AT_ONCE }),
  );
  const result = await checkArchives(due, performance.now() + RUN_MILLISECONDS);
  return { ...result, isDone: result.checked === due.length && due.length < ARCHIVES_AT_ONCE };
}

/** Reads these archives back, until the time is up, and notes what was found. */
export async function checkArchives(
  archives: readonly RetentionArchive[],
  until: number,
): Promise<{ checked: number; wrong: string[] }> {
  const ring = await keyRing();
  const wrong: string[] = [];
  let checked = 0;
  for (const archive of archives) {
    if (checked > 0 && performance.now() > until) break;
    const { organizationId, id } = archive;
    const problem = await checkArchive(archive, ring);
    if (problem !== null) {
      wrong.push(id);
      logger.error({ organizationId, archive: id, problem }, "an archive is not what was written");
    }
    await withPlatform("note what an archive was like", (transaction) =>
      transaction.retentionArchive.updateMany({
        where: { organizationId, id, expiredAt: null },
        data: { checkedAt: now(), problem },
      }),
    );
    checked += 1;
  }
  return { checked, wrong };
}
