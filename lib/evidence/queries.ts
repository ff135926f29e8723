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
  const content = JSON.parse(row.content) as SnapshotContent;
  const signed = row.signature && row.key ? { keyId: row.key.id, signature: row.signature } : null;
  const document = { ...content, hash_signature: hashSignature(row.hash, signed) };
  if (!row.signature || !row.key) return { document, signature: "unsigned" };
  if (!isSignedBy(row.key.publicKey, row.content, row.signature)) return { document, signature: "broken" };
  return { document, signature: row.key.revokedAt === null ? "valid" : "revoked_key" };
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
