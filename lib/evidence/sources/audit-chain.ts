import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/canonical-json";
import { chainReader } from "@/lib/audit/reader";
import { verifyChain } from "@/lib/audit/verify";
import { withPlatform } from "@/lib/db/with-platform";
import type { EvidenceSource, Measurement } from "./types";

const LAST_ENTRIES = `SELECT DISTINCT ON (organization_id) organization_id, sequence::float8 AS sequence, encode(hash, 'hex') AS hash
FROM audit_logs WHERE organization_id = ANY ($1::uuid[]) AND recorded_at < $2::timestamptz
ORDER BY organization_id, sequence DESC`;

type LastEntry = { organization_id: string; sequence: number; hash: string };

/** Recomputes every entry from its columns, also those of earlier days: a change of the past must show today. */
export const auditChain: EvidenceSource = {
  key: "audit_chain_integrity",
  unit: "boolean",
  version: 1,
  windowDays: 1,
  keptDays: null,
  isRecomputable: true,
  query: `recompute content hash, link and personal commitments of every entry; last entry by:\n${LAST_ENTRIES}`,
  async measure(organizationIds, { until }) {
    const last = await withPlatform("evidence", (transaction) =>
      transaction.$queryRawUnsafe<LastEntry[]>(LAST_ENTRIES, organizationIds, until),
    );
    const measured = new Map<string, Measurement>();
    for (const entry of last) measured.set(entry.organization_id, await verify(entry));
    return measured;
  },
};

async function verify({ organization_id, sequence, hash }: LastEntry): Promise<Measurement> {
  const reader = chainReader(organization_id, (work) => withPlatform("evidence of audit chains", work));
  const { state, position } = await verifyChain(reader);
  return {
    value: state === "intact",
    reason: null,
    // Entries that came after the day are verified too, and not counted.
    numerator: Math.min(position.sequence, sequence),
    denominator: sequence,
    sample: sequence,
    rows_sha256: createHash("sha256").update(canonicalJson({ hash, sequence }), "utf8").digest("hex"),
  };
}
