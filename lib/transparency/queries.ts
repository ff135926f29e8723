import "server-only";
import { verify, createPublicKey } from "node:crypto";
import type { Door } from "@/lib/audit/reader";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { EvidenceSigningKey, TransparencyCheckpoint } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf } from "@/lib/evidence/days";
import type { SignatureState } from "@/lib/evidence/types";
import { findArchivedLine } from "@/lib/retention/archived-lines";
import { leafHash } from "./merkle";
import { consistencyPath, inclusionPath } from "./proofs";
import { sha256 } from "./sha256";
import { parseNote } from "./signed-note";
import { treeReader } from "./tree-reader";
import type { CheckpointDetail, CheckpointSummary, ConsistencyProof, InclusionProof } from "./types";

/** Newest first; `before` is the id of the last one of the page before. */
export async function listCheckpoints(
  context: OrganizationContext,
  { before, limit }: { before?: string; limit: number },
): Promise<ListPage<CheckpointSummary, string>> {
  requirePermission(context, "evidence.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.transparencyCheckpoint.findMany({
      where: { organizationId: context.organizationId, ...(before !== undefined && { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  );
  return toPage(rows.map(summaryOf), limit, ({ id }) => id);
}

/** The newest checkpoint with its signature checked; null before the first. */
export async function findNewestCheckpoint(context: OrganizationContext): Promise<CheckpointDetail | null> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const row = await transaction.transparencyCheckpoint.findFirst({
      where: { organizationId },
      orderBy: { id: "desc" },
      include: { key: true, anchors: { where: { kind: "storage" } } },
    });
    if (row === null) return null;
    const head = await transaction.auditChainHead.findUnique({ where: { organizationId } });
    return {
      ...summaryOf(row),
      signature: signatureOf(row, row.key),
      entriesSince: Number(head?.sequence ?? 0) - Number(row.treeSize),
      isStored: row.anchors.length > 0,
    };
  });
}

/** Whether the member gets each day's checkpoint by mail. */
export async function readsCheckpointMail(context: OrganizationContext): Promise<boolean> {
  const { organizationId, actor } = context;
  if (actor.kind !== "user") return false;
  return withOrganization(
    context,
    async (transaction) =>
      (await transaction.checkpointReader.count({ where: { organizationId, userId: actor.userId } })) > 0,
  );
}

/** Proves that an entry is in the tree of a size; without one in that of the newest checkpoint. */
export async function proveInclusion(
  context: OrganizationContext,
  { sequence, treeSize }: { sequence: number; treeSize?: number },
): Promise<InclusionProof> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  const entryHash = await findEntryHash(context, sequence);
  if (entryHash === null) throw notFound("audit entry");
  return withOrganization(context, async (transaction) => {
    const size = await provableSize(transaction, organizationId, treeSize);
    if (sequence > size)
      throw new AppError("CONFLICT", `The tree has ${size} entries: the next checkpoint covers this one.`);
    const { rangeHash } = treeReader(transaction, organizationId);
    const root = await rangeHash(0, size);
    const checkpoint = await transaction.transparencyCheckpoint.findFirst({
      where: { organizationId, treeSize: size, rootHash: Uint8Array.from(root) },
      orderBy: { id: "desc" },
      select: { note: true },
    });
    return {
      sequence,
      treeSize: size,
      entryHash: hex(entryHash),
      leafHash: hex(leafHash(sha256, entryHash)),
      rootHash: hex(root),
      path: (await inclusionPath(rangeHash, sequence - 1, size)).map(hex),
      checkpoint: checkpoint?.note ?? null,
    };
  });
}

/** From the log, or from the archive that holds the entry. */
async function findEntryHash(context: OrganizationContext, sequence: number): Promise<Uint8Array | null> {
  const { organizationId } = context;
  const door: Door = (work) => withOrganization(context, work);
  const where = { organizationId, sequence };
  const entry = await door((transaction) =>
    transaction.auditLog.findFirst({ where, select: { hash: true } }),
  );
  if (entry !== null) return entry.hash;
  const line = await findArchivedLine(door, { organizationId, source: "audit_logs" }, sequence);
  return line === null ? null : Buffer.from(line.hash, "hex");
}

/** Proves that the larger tree begins with the smaller one: nothing of it was changed, removed or put between. */
export async function proveConsistency(
  context: OrganizationContext,
  { from, to }: { from: number; to?: number },
): Promise<ConsistencyProof> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const secondSize = await provableSize(transaction, organizationId, to);
    if (from > secondSize)
      throw new AppError("CONFLICT", `The tree of ${secondSize} entries does not hold one of ${from}.`);
    const { rangeHash } = treeReader(transaction, organizationId);
    return {
      firstSize: from,
      firstRootHash: hex(await rangeHash(0, from)),
      secondSize,
      secondRootHash: hex(await rangeHash(0, secondSize)),
      path: (await consistencyPath(rangeHash, from, secondSize)).map(hex),
    };
  });
}

/** Trees of any size up to the built one can be proven; asked for none, the newest checkpoint's is. */
async function provableSize(
  transaction: Transaction,
  organizationId: string,
  asked: number | undefined,
): Promise<number> {
  const newest = await transaction.transparencyCheckpoint.findFirst({
    where: { organizationId },
    orderBy: { id: "desc" },
    select: { treeSize: true },
  });
  if (newest === null) throw notFound("checkpoint");
  const largest = Number(newest.treeSize);
  if (asked !== undefined && asked > largest)
    throw new AppError("CONFLICT", `The newest checkpoint covers ${largest} entries.`);
  return asked ?? largest;
}

function summaryOf(row: TransparencyCheckpoint): CheckpointSummary {
  return {
    id: row.id,
    day: row.day && dayOf(row.day),
    treeSize: Number(row.treeSize),
    rootHash: hex(row.rootHash),
    takenAt: row.takenAt,
    isSigned: row.keyId !== null,
    note: row.note,
  };
}

function signatureOf(row: TransparencyCheckpoint, key: EvidenceSigningKey | null): SignatureState {
  if (key === null) return "unsigned";
  const note = parseNote(row.note);
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey), format: "der", type: "spki" });
  const isTrue =
    note !== null &&
    note.size === Number(row.treeSize) &&
    Buffer.compare(note.root, row.rootHash) === 0 &&
    note.origin.endsWith(`/${row.organizationId}`) &&
    note.signatures.some(({ signature }) =>
      verify(null, Buffer.from(note.text, "utf8"), publicKey, signature),
    );
  if (!isTrue) return "broken";
  return key.revokedAt === null ? "valid" : "revoked_key";
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
