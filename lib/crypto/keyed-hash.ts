import "server-only";
import { createHash, createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/**
 * HMAC-SHA-256 under a key of this installation, one key a purpose: for values that can be guessed
 * (addresses, e-mails), whose plain hash would give them away.
 */
export function keyedHash(purpose: string, value: string): Buffer {
  const key = hkdfSync("sha256", Buffer.from(env.SIGNING_KEY, "base64"), "", `regulix:${purpose}`, 32);
  return createHmac("sha256", Buffer.from(key)).update(value, "utf8").digest();
}

/** Plain SHA-256: only for secrets that nobody can guess, such as 32 random bytes. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
