import type { Day } from "@/lib/evidence/days";
import type { SignatureState } from "@/lib/evidence/types";

export type CheckpointSummary = {
  id: string;
  /** The UTC day that it closes; null for one that was taken for an export. */
  day: Day | null;
  treeSize: number;
  /** Hex. */
  rootHash: string;
  takenAt: Date;
  isSigned: boolean;
  /** The whole signed note. */
  note: string;
};

export type CheckpointDetail = CheckpointSummary & {
  signature: SignatureState;
  /** Entries that were written since, and that the next one covers. */
  entriesSince: number;
  isStored: boolean;
};

/** Hashes are hex. */
export type InclusionProof = {
  sequence: number;
  treeSize: number;
  /** The entry's hash in the chain: the leaf is SHA-256 over a zero byte and it. */
  entryHash: string;
  leafHash: string;
  rootHash: string;
  path: string[];
  /** The note that signs this very tree; null where none was taken at this size. */
  checkpoint: string | null;
};

export type ConsistencyProof = {
  firstSize: number;
  firstRootHash: string;
  secondSize: number;
  secondRootHash: string;
  path: string[];
};
