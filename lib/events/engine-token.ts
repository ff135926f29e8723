import { createHash } from "node:crypto";

const PREFIX = /^signkey-\w+-/;

/** The bearer token between app and engine, made from the signing key as the Inngest SDK makes it. */
export function engineToken(signingKey: string): string {
  const prefix = PREFIX.exec(signingKey)?.[0] ?? "";
  const bytes = Buffer.from(signingKey.replace(PREFIX, ""), "hex");
  return prefix + createHash("sha256").update(bytes).digest("hex");
}
