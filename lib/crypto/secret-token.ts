import "server-only";
import { randomBytes } from "node:crypto";
import { tokenHash } from "./keyed-hash";

const TOKEN_BYTES = 32;

/** A random secret for a link, and the hash that is stored in its place. */
export function newSecretToken(): { token: string; hash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, hash: hashSecretToken(token) };
}

/** With 256 random bits no salt is needed. The copy has the exact type that the database client asks for. */
export function hashSecretToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(tokenHash(token));
}
