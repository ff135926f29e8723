import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/canonical-json";
import {
  TRUST_PRINCIPLES,
  type Evidence,
  type FigureKey,
  type FigureValue,
  type TrustPrinciple,
} from "./figures";

export const SNAPSHOT_FORMAT = "regulix/evidence/v1";

export type TrustPrinciples = {
  [P in TrustPrinciple]: Record<(typeof TRUST_PRINCIPLES)[P][number], FigureValue>;
};

/** A snapshot's place among those of its organisation. */
export type SnapshotChain = {
  format: typeof SNAPSHOT_FORMAT;
  /** Counts the organisation's snapshots from 1. */
  sequence: number;
  /** SHA-256 of the content of the snapshot before, hex; zeros for the first. */
  previous_hash: string;
  generated_at: string;
  /** Taken after the day that follows its own had ended, or a missed day made up for. */
  late: boolean;
};

/** What the hash and the signature cover: the public document without hash_signature. */
export type SnapshotContent = {
  snapshot_date: string;
  organization_id: string;
  trust_principles: TrustPrinciples;
  evidence: Evidence;
  completeness: { known: number; total: number };
  chain: SnapshotChain;
};

/** The document as it is shown and downloaded. */
export type SnapshotDocument = SnapshotContent & { hash_signature: string };

/** The plain values of the figures, in the documented shape. */
export function trustPrinciplesOf(evidence: Evidence): TrustPrinciples {
  const valuesOf = (keys: readonly FigureKey[]) =>
    Object.fromEntries(keys.map((key) => [key, evidence[key].value]));
  return Object.fromEntries(
    Object.entries(TRUST_PRINCIPLES).map(([principle, keys]) => [principle, valuesOf(keys)]),
  ) as TrustPrinciples;
}

/** The one text of a content (RFC 8785) and its SHA-256. */
export function sealable(content: SnapshotContent): { text: string; hash: Buffer } {
  const text = canonicalJson(content);
  return { text, hash: createHash("sha256").update(text, "utf8").digest() };
}
