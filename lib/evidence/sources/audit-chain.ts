import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/canonical-json";
import { chainReader, type Door } from "@/lib/audit/reader";
import { withPlatform } from "@/lib/db/with-platform";
import { verifyArchivedChain } from "@/lib/retention/verify-chain";
import type { EvidenceSource, Measurement } from "./types";

const LAST_ENTRIES = `SELECT DISTINCT ON (organization_id) organization_id, sequence::float8 AS sequence, hash
FROM (
  SELECT organization_id, sequence, encode(hash, 'hex') AS hash FROM audit_logs
  WHERE organization_id = ANY ($1::uuid[]) AND recorded_at < $2::timestamptz
  UNION ALL
  SELECT organization_id, last_sequence, manifest::json ->> 'last_hash' FROM retention_archives
  WHERE organization_id = ANY ($1::uuid[]) AND source = 'audit_logs' AND hot_removed_at IS NOT NULL
) AS entry ORDER BY organization_id, sequence DESC`;

type LastEntry = { organization_id: string; sequence: number; hash: string };

/** Recomputes every entry from its columns, from the end of the archives on, also those of earlier days: a change of the past must show today. */
export const auditChain: EvidenceSource = {
  key: "audit_chain_integrity",
  unit: "boolean",
  version: 2,
  windowDays: 1,
  keptDays: null,
  log: "audit_logs",
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
  const door: Door = (work) => withPlatform("evidence of audit chains", work);
  const log = { organizationId: organization_id, source: "audit_logs" } as const;
  const { state, position } = await verifyArchivedChain(log, door, chainReader(organization_id, door));
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
