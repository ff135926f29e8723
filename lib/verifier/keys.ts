import { fromBase64 } from "@/lib/transparency/signed-note";
import { hex, utf8 } from "./canonical";
import type { Platform } from "./platform";
import { Problem, TAMPERED, UNKNOWN_KEY, UNREADABLE } from "./problem";

/** The list of public keys as the product publishes it. */
export type PublishedKeys = { keys?: { public_key: string; revoked_at?: string | null }[] };

export type RingKey = { id: string; publicKey: Uint8Array; revokedAt: string | null };

export type KeyRing = ReadonlyMap<string, RingKey>;

const KEY_ID_BYTES = 16;

/** The keys by their ids, which are computed, not believed. */
export function ringOf(platform: Platform, { keys = [] }: PublishedKeys): KeyRing {
  return new Map(
    keys.map((key) => {
      const publicKey = fromBase64(key.public_key);
      const id = hex(platform.sha256(publicKey).slice(0, KEY_ID_BYTES));
      return [id, { id, publicKey, revokedAt: key.revoked_at ?? null }];
    }),
  );
}

/** Throws where a revoked key signed: what it signed may be anybody's. */
export function refuseRevoked(key: RingKey, place: string): void {
  if (key.revokedAt === null) return;
  throw new Problem(UNKNOWN_KEY, "revoked-key", place, `${key.id} was revoked at ${key.revokedAt}`);
}

/** What stands in a `hash_signature`: `sha256:<hex>`, and `ed25519:<key id>:<base64>` or `unsigned`. */
export type Seal = { hash: string; signed: { keyId: string; signature: string } | null };

/** Null for what is no `hash_signature`. */
export function parseSeal(text: unknown): Seal | null {
  const [, hash, keyId, signature] =
    /^sha256:([0-9a-f]{64});(?:unsigned|ed25519:([0-9a-f]{32}):([\w+/=]+))$/.exec(String(text)) ?? [];
  if (hash === undefined) return null;
  return { hash, signed: keyId === undefined || signature === undefined ? null : { keyId, signature } };
}

/** Checks the hash and the signature of a canonical text against its `hash_signature`. Answers the hash. */
export async function checkSeal(
  platform: Platform,
  ring: KeyRing,
  sealed: { text: string; seal: unknown; domain: string; place: string },
): Promise<string> {
  const { text, place } = sealed;
  const stated = parseSeal(sealed.seal);
  if (stated === null) throw new Problem(UNREADABLE, "no hash_signature", place);
  const hash = platform.sha256Hex(text);
  if (hash !== stated.hash) throw new Problem(TAMPERED, "altered-content", place);
  if (stated.signed === null) throw new Problem(UNKNOWN_KEY, "not signed", place);
  const { keyId, signature } = stated.signed;
  const key = ring.get(keyId);
  if (key === undefined)
    throw new Problem(UNKNOWN_KEY, "unknown-key", place, `signed with the unknown key ${keyId}`);
  const message = utf8(`${sealed.domain}\n${text}`);
  if (!(await platform.verifyEd25519(key.publicKey, message, fromBase64(signature))))
    throw new Problem(TAMPERED, "wrong-signature", place);
  refuseRevoked(key, place);
  return hash;
}
