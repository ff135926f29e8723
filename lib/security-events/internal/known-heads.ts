import { LRUCache } from "lru-cache";
import type { ChainHead } from "./chain-events";

// What this process committed last. It may be outdated: the append finds out.
const known = new LRUCache<string, ChainHead>({ max: 50_000 });

/** The heads as this process last saw them, or null when one is not known. */
export function knownHeads(organizationIds: readonly string[]): Map<string, ChainHead> | null {
  const heads = new Map<string, ChainHead>();
  for (const organizationId of organizationIds) {
    const head = known.get(organizationId);
    if (!head) return null;
    heads.set(organizationId, head);
  }
  return heads;
}

/** Keeps heads that are committed. */
export function rememberHeads(heads: ReadonlyMap<string, ChainHead>): void {
  for (const [organizationId, { sequence, hash, recordedAt }] of heads)
    known.set(organizationId, { sequence, hash, recordedAt });
}

/** After anything but a commit nobody knows where the heads are. */
export function forgetHeads(organizationIds: readonly string[]): void {
  for (const organizationId of organizationIds) known.delete(organizationId);
}
