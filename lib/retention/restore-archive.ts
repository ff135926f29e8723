import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { checkArchive } from "./check-archive";
import { ArchiveReading } from "./internal/archive-file";
import { keyRing } from "./internal/manifest";
import { ARCHIVE_PROBLEM_LABELS } from "./types";

const LINES_AT_ONCE = 1_000;

type RestorationName = { organizationId: string; restorationId: string };

/**
 * Reads an archive into the database for the time that was asked for. An archive that is not whole is named, not
 * restored. Begun again after a kill, it adds what is missing.
 */
export async function restoreArchive({ organizationId, restorationId: id }: RestorationName): Promise<void> {
  const restoration = await withPlatform("read a restoration", (transaction) =>
    transaction.archiveRestoration.findUnique({
      where: { organizationId_id: { organizationId, id } },
      include: { archive: true },
    }),
  );
  if (restoration === null || restoration.readyAt !== null || restoration.expiresAt <= now()) return;
  const problem = await checkArchive(restoration.archive, await keyRing());
  if (problem === null)
    await insertLines(restoration.archive.storageKey, { organizationId, restorationId: id });
  await withPlatform("end a restoration", (transaction) =>
    transaction.archiveRestoration.updateMany({
      where: { organizationId, id },
      data: problem === null ? { readyAt: now() } : { problem: ARCHIVE_PROBLEM_LABELS[problem] },
    }),
  );
}

async function insertLines(key: string, { organizationId, restorationId }: RestorationName): Promise<void> {
  const reading = await ArchiveReading.open(key);
  let lines: string[] = [];
  const insert = async () => {
    await withPlatform(
      "restore archived lines",
      (transaction) => transaction.$executeRaw`
        INSERT INTO restored_lines (organization_id, restoration_id, sequence, line)
        SELECT ${organizationId}::uuid, ${restorationId}::uuid, (line ->> 'sequence')::bigint, line
        FROM unnest(${lines}::jsonb[]) AS given (line) ON CONFLICT DO NOTHING`,
    );
    lines = [];
  };
  for await (const line of reading?.lines() ?? []) {
    lines.push(line);
    if (lines.length === LINES_AT_ONCE) await insert();
  }
  await insert();
}

/** Takes restored rows out again whose time is over. */
export async function endRestorations(at: Date): Promise<number> {
  return withPlatform("end restorations", async (transaction) => {
    const over = await transaction.archiveRestoration.findMany({
      where: { expiresAt: { lte: at }, endedAt: null },
      select: { organizationId: true, id: true },
    });
    for (const { organizationId, id } of over) {
      await transaction.restoredLine.deleteMany({ where: { organizationId, restorationId: id } });
      await transaction.archiveRestoration.updateMany({
        where: { organizationId, id, endedAt: null },
        data: { endedAt: at },
      });
    }
    return over.length;
  });
}
