import { createHmac, hash, randomBytes } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";

/** The previous hash of the first entry of every chain. */
export const GENESIS_HASH = "0".repeat(64);

/** One link of a per-organisation chain. Hashes are lower-case hex. */
export type ChainLink = {
  organizationId: string;
  sequence: number;
  previousHash: string;
  contentHash: string;
};

/** SHA-256 over the RFC 8785 text of what an entry says. */
export function contentHash(content: Json): string {
  return sha256(canonicalJson(content));
}

/**
 * SHA-256 over the RFC 8785 text of a link. The SQL function chain_link_hash computes the same, so
 * that a chain can be extended and checked on either side.
 */
export function linkHash(link: ChainLink): string {
  return sha256(
    canonicalJson({
      content_hash: link.contentHash,
      organization_id: link.organizationId,
      previous_hash: link.previousHash,
      sequence: link.sequence,
    }),
  );
}

/** A fresh salt for one personal value. Erasing it makes the commitment unlinkable to any guess. */
export function newSalt(): Buffer {
  return randomBytes(32);
}

/** What the chain holds in place of a personal value: HMAC-SHA-256 under a salt that can be erased. */
export function commitment(salt: Uint8Array, value: string): string {
  return createHmac("sha256", salt).update(value, "utf8").digest("hex");
}

function sha256(text: string): string {
  // At once: a hash object a text takes longer than hashing it.
  return hash("sha256", text, "hex");
}
