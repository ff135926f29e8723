import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { RetentionArchive } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { archiveRestorationRequested } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { checkArchives } from "../recheck-archives";
import type { ArchiveInput } from "../schema";

const DAY_MS = 24 * 60 * 60_000;
const RESTORED_DAYS = 7;
const VERIFY_MILLISECONDS = 5_000;

/** Asks for an archive to be readable in the database again for a week. Answers the restoration's id. */
export async function requestRestoration(context: OrganizationContext, input: ArchiveInput): Promise<string> {
  requirePermission(context, "retention.manage");
  const archive = await findKeptArchive(context, input);
  const { organizationId, actor } = context;
  const id = newId();
  const requestedAt = now();
  await withOrganization(context, async (transaction) => {
    // The organisation's row puts two who ask at once in order.
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const open = await transaction.archiveRestoration.count({
      where: {
        organizationId,
        archiveId: archive.id,
        endedAt: null,
        problem: null,
        expiresAt: { gt: requestedAt },
      },
    });
    if (open > 0) throw new AppError("CONFLICT", "This archive is restored already.");
    await transaction.archiveRestoration.create({
      data: {
        organizationId,
        id,
        archiveId: archive.id,
        requestedAt,
        requestedBy: actorId(actor),
        expiresAt: new Date(requestedAt.getTime() + RESTORED_DAYS * DAY_MS),
      },
    });
    await recordAudit(transaction, context, {
      action: "retention.restore_archive",
      resource: { kind: "archive", id: archive.id },
      after: {
        source: archive.source,
        first_entry: Number(archive.firstSequence),
        last_entry: Number(archive.lastSequence),
        days: RESTORED_DAYS,
      },
    });
  });
  await sendEvents(
    archiveRestorationRequested.create({ organizationId, restorationId: id }, { id: `restoration:${id}` }),
  );
  return id;
}

export type VerifiedArchives = { checked: number; wrong: number; left: number };

/** Reads the organisation's archives back for a few seconds, the longest unread first; says how many are left. */
export async function verifyArchivesNow(
  context: OrganizationContext,
  { since }: { since: Date },
): Promise<VerifiedArchives> {
  requirePermission(context, "audit-log.verify");
  const { organizationId } = context;
  const due = await withOrganization(context, (transaction) =>
    transaction.retentionArchive.findMany({
      where: { organizationId, verifiedAt: { not: null }, expiredAt: null, checkedAt: { lt: since } },
      orderBy: { checkedAt: "asc" },
    }),
  );
  const { checked, wrong } = await checkArchives(due, performance.now() + VERIFY_MILLISECONDS);
  const left = due.length - checked;
  if (left === 0)
    await withOrganization(context, (transaction) =>
      recordAudit(transaction, context, {
        action: "retention.verify_archives",
        resource: { kind: "organization", id: organizationId },
        after: { checked, wrong: wrong.length },
      }),
    );
  return { checked, wrong: wrong.length, left };
}

async function findKeptArchive(
  context: OrganizationContext,
  { id }: ArchiveInput,
): Promise<RetentionArchive> {
  const { organizationId } = context;
  const archive = await withOrganization(context, (transaction) =>
    transaction.retentionArchive.findUnique({ where: { organizationId_id: { organizationId, id } } }),
  );
  if (!archive?.verifiedAt) throw notFound("archive");
  if (archive.expiredAt !== null) throw new AppError("CONFLICT", "This archive has expired.");
  return archive;
}
