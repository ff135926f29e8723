import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { ArchiveRestoration, RetentionArchive } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { DEFAULT_MONTHS, expiryOf } from "./terms";
import {
  ARCHIVE_PROBLEM_LABELS,
  type ArchiveProblem,
  type ArchiveSource,
  type ArchiveSummary,
  type ArchivedLine,
  type LegalHoldView,
  type RestoredLines,
  type RetentionOverview,
} from "./types";

const MOST_ARCHIVES = 500;

/** Terms, holds and archives of the organisation. */
export async function getRetention(context: OrganizationContext): Promise<RetentionOverview> {
  requirePermission(context, "retention.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const settings = await transaction.retentionSettings.findUnique({ where: { organizationId } });
    const months = settings?.months ?? DEFAULT_MONTHS;
    const archives = await transaction.retentionArchive.findMany({
      where: { organizationId, verifiedAt: { not: null } },
      orderBy: [{ recordedUntil: "desc" }, { source: "asc" }, { firstSequence: "desc" }],
      take: MOST_ARCHIVES,
      include: { restorations: { where: { endedAt: null }, orderBy: { requestedAt: "desc" }, take: 1 } },
    });
    return {
      obligations: settings?.obligations ?? [],
      ownMonths: settings?.ownMonths ?? null,
      months,
      holds: await listHolds(transaction, organizationId),
      archives: archives.map((archive) => summaryOf(archive, months)),
    };
  });
}

/** The restoration that lets the audit log show an archive; null when there is none any more. */
export async function findRestoration(
  context: OrganizationContext,
  id: string,
): Promise<{ id: string; firstSequence: number; lastSequence: number; expiresAt: Date } | null> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.archiveRestoration.findFirst({
      where: {
        organizationId,
        id,
        endedAt: null,
        readyAt: { not: null },
        expiresAt: { gt: now() },
        archive: { source: "audit_logs" },
      },
      include: { archive: { select: { firstSequence: true, lastSequence: true } } },
    }),
  );
  if (row === null) return null;
  const { firstSequence, lastSequence } = row.archive;
  return {
    id: row.id,
    firstSequence: Number(firstSequence),
    lastSequence: Number(lastSequence),
    expiresAt: row.expiresAt,
  };
}

const LINES_A_PAGE = 50;

/** One page of a restored archive of any log, oldest first; NOT_FOUND when its time is over. */
export async function getRestoredLines(
  context: OrganizationContext,
  { id, after }: { id: string; after: number },
): Promise<RestoredLines> {
  requirePermission(context, "retention.read");
  if (!isId(id)) throw notFound("restored archive");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const restoration = await transaction.archiveRestoration.findFirst({
      where: { organizationId, id, endedAt: null, readyAt: { not: null }, expiresAt: { gt: now() } },
      include: { archive: true },
    });
    if (restoration === null) throw notFound("restored archive");
    const lines = await transaction.restoredLine.findMany({
      where: { organizationId, restorationId: id, sequence: { gt: after } },
      orderBy: { sequence: "asc" },
      take: LINES_A_PAGE + 1,
    });
    const { items, next } = toPage(lines, LINES_A_PAGE, ({ sequence }) => Number(sequence));
    const { source, firstSequence, lastSequence } = restoration.archive;
    return {
      source: source as ArchiveSource,
      total: Number(lastSequence - firstSequence) + 1,
      expiresAt: restoration.expiresAt,
      lines: items.map(({ sequence, line }) => ({
        sequence: Number(sequence),
        text: contentText(line as ArchivedLine),
      })),
      next,
    };
  });
}

function contentText({ content }: ArchivedLine): string {
  const value: unknown = typeof content === "string" ? JSON.parse(content) : content;
  return JSON.stringify(value, null, 2);
}

async function listHolds(transaction: Transaction, organizationId: string): Promise<LegalHoldView[]> {
  const holds = await transaction.legalHold.findMany({
    where: { organizationId },
    orderBy: { placedAt: "desc" },
  });
  const people = holds.flatMap(({ placedBy, liftedBy }) => [placedBy, liftedBy]).filter((id) => id !== null);
  const users = await transaction.user.findMany({
    where: { id: { in: people } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? null;
  return holds.map((hold) => ({
    id: hold.id,
    reason: hold.reason,
    placedAt: hold.placedAt,
    placedByName: nameOf(hold.placedBy),
    liftedAt: hold.liftedAt,
    liftedByName: nameOf(hold.liftedBy),
    liftReason: hold.liftReason,
  }));
}

function summaryOf(
  archive: RetentionArchive & { restorations: ArchiveRestoration[] },
  months: number,
): ArchiveSummary {
  const problem = archive.problem as ArchiveProblem | null;
  const [restoration] = archive.restorations;
  return {
    id: archive.id,
    source: archive.source as ArchiveSource,
    recordedUntil: archive.recordedUntil,
    firstSequence: Number(archive.firstSequence),
    lastSequence: Number(archive.lastSequence),
    sizeBytes: Number(archive.sizeBytes ?? 0),
    checkedAt: archive.checkedAt,
    problem: problem === null ? null : ARCHIVE_PROBLEM_LABELS[problem],
    isOnlyCopy: archive.hotRemovedAt !== null,
    expiredAt: archive.expiredAt,
    expiresAt: expiryOf(archive.recordedUntil, months),
    restoration: restoration
      ? {
          id: restoration.id,
          isReady: restoration.readyAt !== null,
          problem: restoration.problem,
          expiresAt: restoration.expiresAt,
        }
      : null,
  };
}
