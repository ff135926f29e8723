import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/** What stands before the canonical JSON in what is signed: a signature of evidence is good for nothing else. */
export const EVIDENCE_DOMAIN = "regulix/evidence/v1\n";

/** The PKCS #8 frame of an Ed25519 seed (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const KEY_ID_BYTES = 16;

export type SigningKey = {
  /** The first 16 bytes of the SHA-256 of the public key, hex. */
  id: string;
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Buffer;
  privateKey: KeyObject;
};

/** The Ed25519 key of a seed of 32 bytes in base64. */
export function signingKeyOf(seed: string): SigningKey {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, "base64")]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return { id: keyIdOf(publicKey), publicKey, privateKey };
}

export function keyIdOf(publicKey: Uint8Array): string {
  return createHash("sha256").update(publicKey).digest().subarray(0, KEY_ID_BYTES).toString("hex");
}

/** The Ed25519 signature (64 bytes) of a canonical JSON text. */
export function signEvidence(key: SigningKey, content: string): Buffer {
  return sign(null, Buffer.from(EVIDENCE_DOMAIN + content, "utf8"), key.privateKey);
}

export function isSignedBy(publicKey: Uint8Array, content: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  return verify(null, Buffer.from(EVIDENCE_DOMAIN + content, "utf8"), key, signature);
}

/**
 * The text that stands in a snapshot as hash_signature: `sha256:<hex>` of the content, and
 * `ed25519:<key id>:<base64>` or `unsigned`, with a semicolon between.
 */
export function hashSignature(
  hash: Uint8Array,
  signed: { keyId: string; signature: Uint8Array } | null,
): string {
  const digest = `sha256:${Buffer.from(hash).toString("hex")}`;
  if (signed === null) return `${digest};unsigned`;
  return `${digest};ed25519:${signed.keyId}:${Buffer.from(signed.signature).toString("base64")}`;
}
