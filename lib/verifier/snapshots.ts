import { canonical, type Value } from "./canonical";
import { checkSeal, type KeyRing } from "./keys";
import type { Platform } from "./platform";
import { INCOMPLETE, Problem, TAMPERED, UNREADABLE } from "./problem";

const SNAPSHOT_FORMAT = "regulix/evidence/v1";
const NO_PREDECESSOR = "0".repeat(64);

/** A daily document, as far as it is looked into. */
export type Snapshot = {
  snapshot_date: string;
  organization_id: string;
  trust_principles: Record<string, Record<string, Value>>;
  evidence: Record<string, { value: Value; source_query: string; source_query_sha256: string } | undefined>;
  chain: { format: string; sequence: number; previous_hash: string };
  hash_signature?: string;
};

export type CheckedSnapshot = {
  organizationId: string;
  date: string;
  sequence: number;
  previousHash: string;
  hash: string;
};

/** Checks one daily document by itself. */
export async function checkSnapshot(
  platform: Platform,
  ring: KeyRing,
  document: Snapshot,
  name: string,
): Promise<CheckedSnapshot> {
  const { hash_signature: seal, ...content } = document;
  if (seal === undefined || content.chain?.format !== SNAPSHOT_FORMAT)
    throw new Problem(UNREADABLE, `no snapshot of the format ${SNAPSHOT_FORMAT}`, name);
  const place = `${name}: snapshot of ${content.snapshot_date}`;
  for (const [principle, figures] of Object.entries(content.trust_principles))
    for (const [figure, value] of Object.entries(figures))
      if (value !== content.evidence[figure]?.value)
        throw new Problem(TAMPERED, `altered-figure at trust_principles.${principle}.${figure}`, place);
  for (const [figure, evidence] of Object.entries(content.evidence))
    if (evidence && platform.sha256Hex(evidence.source_query) !== evidence.source_query_sha256)
      throw new Problem(TAMPERED, `altered-query at evidence.${figure}.source_query`, place);
  const text = canonical(content as Value);
  const hash = await checkSeal(platform, ring, { text, seal, domain: SNAPSHOT_FORMAT, place });
  const { sequence, previous_hash: previousHash } = content.chain;
  return {
    organizationId: content.organization_id,
    date: content.snapshot_date,
    sequence,
    previousHash,
    hash,
  };
}

/** Checks that the documents of each organisation follow one another without a gap. */
export function checkSnapshotChains(checked: readonly CheckedSnapshot[]): void {
  const last = new Map<string, CheckedSnapshot>();
  for (const snapshot of checked.toSorted((one, other) => one.sequence - other.sequence)) {
    const { organizationId, sequence, previousHash } = snapshot;
    const place = `snapshot of ${snapshot.date}`;
    const before = last.get(organizationId);
    last.set(organizationId, snapshot);
    if (sequence === 1 && previousHash !== NO_PREDECESSOR)
      throw new Problem(TAMPERED, "wrong-link", place, "the first has a predecessor");
    if (before === undefined) continue;
    if (sequence === before.sequence)
      throw new Problem(TAMPERED, "duplicate-entry", place, `number ${sequence} is there twice`);
    if (sequence !== before.sequence + 1) {
      const missing = `numbers ${before.sequence + 1} to ${sequence - 1} are missing`;
      throw new Problem(INCOMPLETE, "missing-entry", place, missing);
    }
    if (previousHash !== before.hash)
      throw new Problem(TAMPERED, "wrong-link", place, `it does not follow the one of ${before.date}`);
  }
}
