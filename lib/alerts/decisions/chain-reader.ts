import "server-only";
import { createHash } from "node:crypto";
import { GENESIS_HASH, linkHash } from "@/lib/audit/chain";
import type { ChainPosition, EntryCheck } from "@/lib/audit/check-entry";
import type { ChainProblem } from "@/lib/audit/problems";
import type { ChainReader, Door } from "@/lib/audit/reader";

/** A decision as it is chained; hashes are lower-case hex. */
export type StoredDecision = {
  organizationId: string;
  sequence: number;
  content: string;
  contentHash: string;
  previousHash: string;
  hash: string;
};

type HeadRow = { sequence: bigint | null; hash: string | null; last_sequence: bigint | null };
type DecisionRow = {
  sequence: bigint;
  content: string;
  content_hash: string;
  previous_hash: string;
  hash: string;
};

/** Reads an organisation's chain of decisions through the given door, for verifyChain(). */
export function decisionChainReader(organizationId: string, door: Door): ChainReader<StoredDecision> {
  return {
    async readHead() {
      const [row] = await door(
        (transaction) => transaction.$queryRaw<HeadRow[]>`
          SELECT (SELECT max(sequence) FROM alert_decisions WHERE organization_id = ${organizationId}::uuid)
                   AS last_sequence,
                 head.sequence, encode(head.hash, 'hex') AS hash
          FROM (SELECT ${organizationId}::uuid AS organization_id) AS wanted
          LEFT JOIN alert_chain_heads AS head USING (organization_id)`,
      );
      return {
        sequence: Number(row?.sequence ?? 0),
        hash: row?.hash ?? GENESIS_HASH,
        lastSequence: Number(row?.last_sequence ?? 0),
      };
    },
    async readEntries(firstSequence, lastSequence) {
      const rows = await door(
        (transaction) => transaction.$queryRaw<DecisionRow[]>`
          SELECT sequence, content, encode(content_hash, 'hex') AS content_hash,
            encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
          FROM alert_decisions
          WHERE organization_id = ${organizationId}::uuid AND sequence BETWEEN ${firstSequence} AND ${lastSequence}
          ORDER BY sequence, recorded_at`,
      );
      return rows.map((row) => ({
        organizationId,
        sequence: Number(row.sequence),
        content: row.content,
        contentHash: row.content_hash,
        previousHash: row.previous_hash,
        hash: row.hash,
      }));
    },
    check: checkDecision,
    explain: (problem) => Promise.resolve(problem),
  };
}

/** Recomputes one decision and sees whether it is the next link after the position. */
export function checkDecision(position: ChainPosition, decision: StoredDecision): EntryCheck {
  const problem = findProblem(position, decision);
  if (problem === null) return { ok: true, position: { sequence: decision.sequence, hash: decision.hash } };
  const sequence = problem === "missing-entry" ? position.sequence + 1 : decision.sequence;
  return { ok: false, problem, sequence };
}

function findProblem(position: ChainPosition, decision: StoredDecision): ChainProblem | null {
  const { organizationId, sequence, content, contentHash, previousHash, hash } = decision;
  if (sequence <= position.sequence) return "duplicate-entry";
  if (sequence > position.sequence + 1) return "missing-entry";
  if (createHash("sha256").update(content).digest("hex") !== contentHash) return "altered-content";
  const recomputed = linkHash({ organizationId, sequence, previousHash: position.hash, contentHash });
  return previousHash === position.hash && hash === recomputed ? null : "wrong-link";
}
