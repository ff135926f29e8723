import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** The hash that goes with an algorithm's name; EdDSA with Ed25519 means SHA-512. */
function hashOf(algorithm: string): string {
  return /(256|384|512)$/.exec(algorithm)?.[0].replace(/^/, "sha") ?? "sha512";
}

/** Throws when the ID token names another access token than the one that came with it. Not every provider names one. */
export function checkAccessTokenHash(tokens: { id_token?: string; access_token: string }): void {
  const [header = "", payload = ""] = (tokens.id_token ?? "").split(".");
  const { alg } = decode(header);
  const { at_hash: expected } = decode(payload);
  if (expected === undefined) return;
  const digest = createHash(hashOf(String(alg)))
    .update(tokens.access_token, "ascii")
    .digest();
  const half = Buffer.from(digest.subarray(0, digest.length / 2).toString("base64url"));
  const named = Buffer.from(String(expected));
  if (half.length !== named.length || !timingSafeEqual(half, named))
    throw new Error("The ID token belongs to another access token.");
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>;
}
