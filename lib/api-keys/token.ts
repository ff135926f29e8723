import { randomBytes } from "node:crypto";

const SHAPE = /^rgx_[0-9a-f]{8}_[0-9a-f]{40}$/;

/** A new token: a fixed head that secret scanners recognise, eight public characters, 160 secret bits. */
export function newApiKeyToken(): { token: string; prefix: string } {
  const prefix = `rgx_${randomBytes(4).toString("hex")}`;
  return { token: `${prefix}_${randomBytes(20).toString("hex")}`, prefix };
}

/** False for what cannot be a key, so that it never costs a query. */
export function looksLikeApiKey(token: string): boolean {
  return SHAPE.test(token);
}
