import "server-only";
import { createHash, createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

const keys = new Map<string, Buffer>();

/**
 * HMAC-SHA-256 under a key of this installation, one key a purpose: for values that can be guessed
 * (addresses, e-mails), whose plain hash would give them away.
 */
export function keyedHash(purpose: string, value: string): Buffer {
  return createHmac("sha256", keyOf(purpose)).update(value, "utf8").digest();
}

function keyOf(purpose: string): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const master = Buffer.from(env.SIGNING_KEY, "base64");
  const key = Buffer.from(hkdfSync("sha256", master, "", `regulix:${purpose}`, 32));
  keys.set(purpose, key);
  return key;
}

/** Plain SHA-256: only for secrets that nobody can guess, such as 32 random bytes. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
