import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { treeReader } from "./tree-reader";

/** A transaction that was under way is over by then. */
const SETTLING_MS = 60_000;

/** What places a span of entries in the tree of a checkpoint, with every checkpoint that can be checked by them. */
export type RangeProofDocument = {
  /** The last entry that was there a minute before the checkpoint: the tree must reach at least so far. */
  last_recorded: number;
  range: {
    tree_size: number;
    first_sequence: number;
    last_sequence: number;
    left: string[];
    right: string[];
  };
  checkpoint: string;
  checkpoints: string[];
};

/**
 * The hashes of the complete subtrees before and behind the entries: with the entries between them they give the
 * root again, so that not each entry needs a proof of its own.
 */
export async function readRangeProof(
  context: OrganizationContext,
  { checkpointId, first, last }: { checkpointId: string; first: number; last: number },
): Promise<RangeProofDocument> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const { note, treeSize, takenAt } = await transaction.transparencyCheckpoint.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: checkpointId } },
      select: { note: true, treeSize: true, takenAt: true },
    });
    const settled = new Date(takenAt.getTime() - SETTLING_MS);
    const recorded = await transaction.auditLog.aggregate({
      where: { organizationId, recordedAt: { lt: settled } },
      _max: { sequence: true },
    });
    const archived = await transaction.retentionArchive.aggregate({
      where: { organizationId, source: "audit_logs", recordedUntil: { lt: settled } },
      _max: { lastSequence: true },
    });
    const within = await transaction.transparencyCheckpoint.findMany({
      where: { organizationId, id: { not: checkpointId }, treeSize: { gte: first - 1, lte: last } },
      orderBy: { id: "asc" },
      select: { note: true },
    });
    const { subtrees } = treeReader(transaction, organizationId);
    const size = Number(treeSize);
    return {
      last_recorded: Math.max(Number(recorded._max.sequence ?? 0), Number(archived._max.lastSequence ?? 0)),
      range: {
        tree_size: size,
        first_sequence: first,
        last_sequence: last,
        left: (await subtrees(0, first - 1)).map(hex),
        right: (await subtrees(last, size)).map(hex),
      },
      checkpoint: note,
      checkpoints: within.map((checkpoint) => checkpoint.note),
    };
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
