import "server-only";
import type { Door } from "@/lib/audit/reader";
import type { RetentionArchive } from "@/lib/db/generated/client";
import { logger } from "@/lib/observability/logger";
import type { Span } from "./hot-lines";
import { ArchiveReading, isBrokenFile } from "./internal/archive-file";
import type { ArchivedLine, ArchiveSource } from "./types";

type Log = { organizationId: string; source: ArchiveSource };

export type SplitSpan = {
  /** The archives that a span begins in; their rows are no longer in the database. */
  archives: RetentionArchive[];
  /** What is left of the span in the database. */
  hot: Span;
};

/** Where the lines of a span are to be read. */
export async function splitSpan(door: Door, { organizationId, source }: Log, span: Span): Promise<SplitSpan> {
  const removed = await door((transaction) =>
    transaction.retentionArchive.findMany({
      where: { organizationId, source, hotRemovedAt: { not: null }, lastSequence: { gte: span.first } },
      orderBy: { firstSequence: "asc" },
    }),
  );
  const end = Number(removed.at(-1)?.lastSequence ?? 0);
  return {
    archives: removed.filter(({ firstSequence }) => firstSequence <= span.last),
    hot: { first: Math.max(span.first, end + 1), last: span.last },
  };
}

/** The lines of a span that lie in these archives, as they stand there, without line ends. */
export async function* archivedLines(
  archives: readonly RetentionArchive[],
  span: Span,
): AsyncGenerator<string> {
  for (const archive of archives) {
    const reading = await ArchiveReading.open(archive.storageKey);
    if (reading === null) throw new MissingArchive(`The archive ${archive.id} is not in storage.`);
    let sequence = Number(archive.firstSequence);
    for await (const line of reading.lines()) {
      if (sequence >= span.first && sequence <= span.last) yield line;
      sequence += 1;
    }
  }
}

/**
 * The same as far as it can be read: where an archive is missing or broken its lines end early and the next one
 * follows. Whoever follows the chain finds the gap.
 */
export async function* readableLines(
  archives: readonly RetentionArchive[],
  span: Span,
): AsyncGenerator<string> {
  for (const archive of archives) {
    try {
      yield* archivedLines([archive], span);
    } catch (error) {
      if (!(error instanceof MissingArchive) && !isBrokenFile(error)) throw error;
      logger.error({ archiveId: archive.id, reason: String(error) }, "archive cannot be read");
    }
  }
}

class MissingArchive extends Error {}

/** One entry of a chain that is archived; null where none is, or its archive has expired. */
export async function findArchivedLine(door: Door, log: Log, sequence: number): Promise<ArchivedLine | null> {
  const span = { first: sequence, last: sequence };
  const { archives } = await splitSpan(door, log, span);
  if (archives[0]?.expiredAt !== null) return null;
  for await (const line of archivedLines(archives, span)) return JSON.parse(line) as ArchivedLine;
  return null;
}
