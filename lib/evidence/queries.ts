import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { boundsOf, dayOf, daysBetween, endedDay, settledAt, type Day } from "./days";
import { hashSignature, isSignedBy } from "./signing/signature";
import type { SnapshotContent, SnapshotDocument } from "./snapshot";
import type { SignatureState, SnapshotSummary } from "./types";

const SUMMARY = {
  snapshotDate: true,
  sequence: true,
  generatedAt: true,
  late: true,
  figuresKnown: true,
  figuresTotal: true,
  keyId: true,
} as const;

/** Newest first; `before` is the day of the last one of the page before. */
export async function listSnapshots(
  context: OrganizationContext,
  { before, limit }: { before?: Day; limit: number },
): Promise<ListPage<SnapshotSummary, Day>> {
  requirePermission(context, "evidence.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.evidenceSnapshot.findMany({
      where: {
        organizationId: context.organizationId,
        ...(before !== undefined && { snapshotDate: { lt: boundsOf(before).from } }),
      },
      orderBy: { snapshotDate: "desc" },
      take: limit + 1,
      select: SUMMARY,
    }),
  );
  const summaries = rows.map(({ snapshotDate, keyId, ...row }) => ({
    ...row,
    day: dayOf(snapshotDate),
    isSigned: keyId !== null,
  }));
  return toPage(summaries, limit, ({ day }) => day);
}

export type SnapshotDetail = { document: SnapshotDocument; signature: SignatureState };

/** One day's document with its signature checked; NOT_FOUND where there is none. */
export async function getSnapshot(context: OrganizationContext, day: Day): Promise<SnapshotDetail> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.evidenceSnapshot.findUnique({
      where: { organizationId_snapshotDate: { organizationId, snapshotDate: boundsOf(day).from } },
      select: { content: true, hash: true, signature: true, key: true },
    }),
  );
  if (!row) throw notFound("snapshot");
  const document = documentOf({ ...row, keyId: row.key?.id ?? null });
  if (!row.signature || !row.key) return { document, signature: "unsigned" };
  if (!isSignedBy(row.key.publicKey, row.content, row.signature)) return { document, signature: "broken" };
  return { document, signature: row.key.revokedAt === null ? "valid" : "revoked_key" };
}

const DOCUMENTS_A_PAGE = 50;

/** The documents of the days from the first to the last, both included, oldest first. */
export async function* listSnapshotDocuments(
  context: OrganizationContext,
  { fromDay, toDay }: { fromDay: Day; toDay: Day },
): AsyncGenerator<SnapshotDocument> {
  requirePermission(context, "evidence.read");
  let from = boundsOf(fromDay).from;
  for (;;) {
    const rows = await withOrganization(context, (transaction) =>
      transaction.evidenceSnapshot.findMany({
        where: {
          organizationId: context.organizationId,
          snapshotDate: { gte: from, lte: boundsOf(toDay).from },
        },
        orderBy: { snapshotDate: "asc" },
        take: DOCUMENTS_A_PAGE,
        select: { snapshotDate: true, content: true, hash: true, signature: true, keyId: true },
      }),
    );
    for (const row of rows) yield documentOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < DOCUMENTS_A_PAGE) return;
    from = boundsOf(dayOf(last.snapshotDate)).until;
  }
}

type SealedRow = {
  content: string;
  hash: Uint8Array;
  signature: Uint8Array | null;
  keyId: string | null;
};

function documentOf({ content, hash, signature, keyId }: SealedRow): SnapshotDocument {
  const signed = signature && keyId !== null ? { keyId, signature } : null;
  return { ...(JSON.parse(content) as SnapshotContent), hash_signature: hashSignature(hash, signed) };
}

/** The days that ended without a snapshot, newest first. */
export async function listMissedDays(context: OrganizationContext): Promise<Day[]> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  const [organization, taken] = await withOrganization(context, (transaction) =>
    Promise.all([
      transaction.organization.findUniqueOrThrow({
        where: { id: organizationId },
        select: { createdAt: true },
      }),
      transaction.evidenceSnapshot.findMany({ where: { organizationId }, select: { snapshotDate: true } }),
    ]),
  );
  const at = now();
  const known = new Set(taken.map(({ snapshotDate }) => dayOf(snapshotDate)));
  return daysBetween(dayOf(organization.createdAt), endedDay(at))
    .filter((day) => !known.has(day) && settledAt(day) <= at)
    .reverse();
}
