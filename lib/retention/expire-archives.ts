import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import type { RetentionArchive } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { ArchiveReading, removeFiles } from "./internal/archive-file";
import { DEFAULT_MONTHS } from "./terms";
import type { ArchivedLine } from "./types";

const ARCHIVES_A_RUN = 1_000;
const IDS_AT_ONCE = 1_000;
const ACTOR = { kind: "system", name: "Retention" } as const;

/**
 * Removes the files of archives whose term is over, with the values about people that belong to them; never of an
 * organisation on legal hold. The signed statement stays, so that the chain goes on from its end.
 */
export async function expireArchives(at: Date): Promise<number> {
  const over = await withPlatform(
    "list archives whose term is over",
    (transaction) => transaction.$queryRaw<{ organization_id: string; id: string }[]>`
      SELECT archive.organization_id, archive.id
      FROM retention_archives archive LEFT JOIN retention_settings settings USING (organization_id)
      WHERE archive.hot_removed_at IS NOT NULL AND archive.expired_at IS NULL
        AND archive.recorded_until + make_interval(months => coalesce(settings.months, ${DEFAULT_MONTHS}))
          <= ${at}::timestamptz
        AND NOT EXISTS (SELECT FROM legal_holds hold
          WHERE hold.organization_id = archive.organization_id AND hold.lifted_at IS NULL)
      ORDER BY archive.organization_id, archive.source, archive.first_sequence LIMIT ${ARCHIVES_A_RUN}`,
  );
  for (const { organization_id: organizationId, id } of over) {
    const archive = await withPlatform("read an archive whose term is over", (transaction) =>
      transaction.retentionArchive.findUniqueOrThrow({
        where: { organizationId_id: { organizationId, id } },
      }),
    );
    await erasePersonalValues(archive);
    await removeFiles(archive.storageKey);
    await withPlatform("an archive has expired", (transaction) => expire(transaction, archive));
  }
  return over.length;
}

async function expire(transaction: Transaction, archive: RetentionArchive): Promise<void> {
  const { organizationId, id, source, firstSequence, lastSequence } = archive;
  await transaction.restoredLine.deleteMany({
    where: { organizationId, restoration: { archiveId: id } },
  });
  await transaction.archiveRestoration.updateMany({
    where: { organizationId, archiveId: id, endedAt: null },
    data: { endedAt: now() },
  });
  const { count } = await transaction.retentionArchive.updateMany({
    where: { organizationId, id, expiredAt: null },
    data: { expiredAt: now() },
  });
  if (count === 0) return;
  await recordAudit(
    transaction,
    { organizationId, actor: ACTOR, origin: SYSTEM_ORIGIN },
    {
      action: "retention.archive-expire",
      resource: { kind: "archive", id },
      after: { source, first_entry: Number(firstSequence), last_entry: Number(lastSequence) },
    },
  );
}

async function erasePersonalValues(archive: RetentionArchive): Promise<void> {
  const { organizationId, source, lastSequence } = archive;
  if (source === "security_events")
    await withPlatform("erase values of expired events", (transaction) =>
      transaction.securityEventPersonalValue.deleteMany({
        where: { organizationId, sequence: { lte: lastSequence } },
      }),
    );
  if (source !== "audit_logs") return;
  let ids: string[] = [];
  const erase = async () => {
    await withPlatform("erase values of expired entries", (transaction) =>
      transaction.auditPersonalValue.deleteMany({ where: { organizationId, entryId: { in: ids } } }),
    );
    ids = [];
  };
  // A file that is gone was read before the run that removed it was killed.
  const reading = await ArchiveReading.open(archive.storageKey);
  for await (const text of reading?.lines() ?? []) {
    ids.push((JSON.parse(text) as ArchivedLine & { content: { id: string } }).content.id);
    if (ids.length === IDS_AT_ONCE) await erase();
  }
  await erase();
}
