import { linkHash } from "@/lib/audit/chain";
import { personalCommitment, securityEventContentHash } from "../content";
import type { SecurityEventDraft } from "../types";

/** The last link of one organisation's chain. */
export type ChainHead = { sequence: number; hash: string; recordedAt: Date };

/** An event with its place in the chain. */
export type ChainedEvent = {
  draft: SecurityEventDraft;
  id: string;
  sequence: number;
  recordedAt: Date;
  salt: Buffer;
  personalCommitment: string;
  contentHash: string;
  previousHash: string;
  hash: string;
};

/**
 * Makes a draft the next link after `head`. Recording times never run backwards within a chain, even
 * when the clocks of two processes differ.
 */
export function chainEvent(
  draft: SecurityEventDraft,
  head: ChainHead,
  fresh: { id: string; salt: Buffer; now: Date },
): ChainedEvent {
  const recordedAt = fresh.now < head.recordedAt ? head.recordedAt : fresh.now;
  const commitment = personalCommitment(fresh.salt, draft);
  const contentHash = securityEventContentHash(draft, {
    id: fresh.id,
    recordedAt,
    personalCommitment: commitment,
  });
  const sequence = head.sequence + 1;
  const previousHash = head.hash;
  return {
    draft,
    id: fresh.id,
    sequence,
    recordedAt,
    salt: fresh.salt,
    personalCommitment: commitment,
    contentHash,
    previousHash,
    hash: linkHash({ organizationId: draft.organizationId, sequence, previousHash, contentHash }),
  };
}
