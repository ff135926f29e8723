import "server-only";
import type { ChainPosition } from "@/lib/audit/check-entry";
import type { ChainReader, Door } from "@/lib/audit/reader";
import { CHAIN_START, verifyChain, type ChainVerification } from "@/lib/audit/verify";
import { keyRing, openManifest } from "./internal/manifest";
import type { ArchiveSource } from "./types";

type Log = { organizationId: string; source: ArchiveSource };

/**
 * Follows a chain across its archives to its head: from where the signed statement of the last archive that took its
 * rows along says that it goes on. The archives themselves are read back on their own days; one that was found wrong
 * breaks the chain at its first entry.
 * @param start from where to go on; behind the archives
 * @param until a point of performance.now() after which no further page is read
 */
export async function verifyArchivedChain<Entry>(
  log: Log,
  door: Door,
  reader: ChainReader<Entry>,
  { start = CHAIN_START, until }: { start?: ChainPosition; until?: number } = {},
): Promise<ChainVerification> {
  const archived = await readArchivedEnd(log, door);
  if ("brokenSequence" in archived)
    return { state: "broken", position: CHAIN_START, problem: "altered-archive", ...archived };
  return verifyChain(reader, start.sequence > archived.sequence ? start : archived, until);
}

async function readArchivedEnd(
  { organizationId, source }: Log,
  door: Door,
): Promise<ChainPosition | { brokenSequence: number }> {
  const { wrong, last } = await door(async (transaction) => ({
    wrong: await transaction.retentionArchive.findFirst({
      where: { organizationId, source, problem: { not: null }, verifiedAt: { not: null } },
      orderBy: { firstSequence: "asc" },
      select: { firstSequence: true },
    }),
    last: await transaction.retentionArchive.findFirst({
      where: { organizationId, source, hotRemovedAt: { not: null } },
      orderBy: { lastSequence: "desc" },
      select: { firstSequence: true, manifest: true },
    }),
  }));
  if (wrong) return { brokenSequence: Number(wrong.firstSequence) };
  if (last === null) return CHAIN_START;
  const opened = await openManifest(last.manifest, await keyRing());
  if ("problem" in opened || opened.manifest.organization_id !== organizationId)
    return { brokenSequence: Number(last.firstSequence) };
  return { sequence: opened.manifest.last_sequence, hash: opened.manifest.last_hash };
}
