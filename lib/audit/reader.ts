import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { contentHash, GENESIS_HASH } from "./chain";
import { checkEntry, type ChainPosition, type EntryCheck, type StoredEntry } from "./check-entry";
import { chainedContent } from "./entry";
import type { ChainProblem } from "./problems";
import { storedEntry } from "./row";

/** The recorded end of a chain, and the highest number among its entries, seen at one moment. */
export type ChainHead = { sequence: number; hash: string; lastSequence: number };

/**
 * How the verifier reads one organisation's chain, of audit entries or of anything else that is
 * chained by the same rule; each call is a short transaction of its own.
 */
export type ChainReader<Entry> = {
  readHead: () => Promise<ChainHead>;
  readEntries: (firstSequence: number, lastSequence: number) => Promise<Entry[]>;
  /** Recomputes one entry and sees whether it is the next link after the position. */
  check: (position: ChainPosition, entry: Entry) => EntryCheck;
  /** Names a problem more exactly where other rows can tell. */
  explain: (problem: ChainProblem, entry: Entry) => Promise<ChainProblem>;
};

export type Door = <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;

/** Reads through the given door: the tenants' for one's own chain, the platform's for any. */
export function chainReader(organizationId: string, door: Door): ChainReader<StoredEntry> {
  return {
    readHead: () => door((transaction) => readHead(transaction, organizationId)),
    readEntries: (first, last) =>
      door((transaction) => readEntries(transaction, organizationId, first, last)),
    check: checkEntry,
    explain: (problem, entry) => door((transaction) => explain(transaction, problem, entry)),
  };
}

type HeadRow = { sequence: bigint | null; hash: string | null; last_sequence: bigint | null };

async function readHead(transaction: Transaction, organizationId: string): Promise<ChainHead> {
  const [row] = await transaction.$queryRaw<HeadRow[]>`
    SELECT (SELECT max(sequence) FROM audit_logs WHERE organization_id = ${organizationId}::uuid) AS last_sequence,
           head.sequence, encode(head.hash, 'hex') AS hash
    FROM (SELECT ${organizationId}::uuid AS organization_id) AS wanted
    LEFT JOIN audit_chain_heads AS head USING (organization_id)`;
  return {
    sequence: Number(row?.sequence ?? 0),
    hash: row?.hash ?? GENESIS_HASH,
    lastSequence: Number(row?.last_sequence ?? 0),
  };
}

async function readEntries(
  transaction: Transaction,
  organizationId: string,
  firstSequence: number,
  lastSequence: number,
): Promise<StoredEntry[]> {
  const rows = await transaction.auditLog.findMany({
    where: { organizationId, sequence: { gte: firstSequence, lte: lastSequence } },
    orderBy: [{ sequence: "asc" }, { recordedAt: "asc" }],
  });
  const values = await transaction.auditPersonalValue.findMany({
    where: { organizationId, entryId: { in: rows.map(({ id }) => id) } },
  });
  const valuesOf = new Map(rows.map(({ id }): [string, typeof values] => [id, []]));
  for (const value of values) valuesOf.get(value.entryId)?.push(value);
  return rows.map((row) => storedEntry(row, valuesOf.get(row.id) ?? []));
}

async function explain(
  transaction: Transaction,
  problem: ChainProblem,
  entry: StoredEntry,
): Promise<ChainProblem> {
  if (problem === "altered-content" && (await hasOtherOwner(transaction, entry))) return "foreign-entry";
  if (problem === "wrong-link" && (await hasPredecessorElsewhere(transaction, entry)))
    return "reordered-entry";
  return problem;
}

/** True when the content is whole under another organisation's id. Only the platform role sees others. */
async function hasOtherOwner(transaction: Transaction, { content, contentHash: stored }: StoredEntry) {
  const others = await transaction.auditChainHead.findMany({ select: { organizationId: true } });
  return others.some(
    ({ organizationId }) => contentHash(chainedContent({ ...content, organizationId })) === stored,
  );
}

/** True when the entry that this one was written after still exists, but not right before it. */
async function hasPredecessorElsewhere(transaction: Transaction, entry: StoredEntry): Promise<boolean> {
  const predecessor = await transaction.auditLog.findFirst({
    where: {
      organizationId: entry.content.organizationId,
      hash: Uint8Array.from(Buffer.from(entry.previousHash, "hex")),
      sequence: { not: entry.sequence - 1 },
    },
    select: { id: true },
  });
  return predecessor !== null;
}
