import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import type { SigningSecrets } from "./schema";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;

/** How long a replaced secret signs along with the new one. */
const OVERLAP_MILLISECONDS = 24 * 60 * 60_000;

/**
 * The headers of the Standard Webhooks specification 1.0.0: HMAC-SHA-256 over `id.timestamp.body`, one
 * signature a valid secret. Twelve lines of node:crypto: the package of that name signs with one secret only.
 */
export function webhookHeaders(
  { id, at, body }: { id: string; at: Date; body: string },
  secrets: SigningSecrets,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets
    .filter(({ until }) => until === null || until > at)
    .map(({ secret }) => {
      const key = Buffer.from(secret.slice(PREFIX.length), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

export function newSigningSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

/** A new secret in front; those before it sign along for a day, then they are gone. */
export function rotate(secrets: SigningSecrets, secret: string, at: Date): SigningSecrets {
  const end = new Date(at.getTime() + OVERLAP_MILLISECONDS);
  const overlapping = secrets
    .filter(({ until }) => until === null || until > at)
    .map((old) => ({ ...old, until: old.until ?? end }));
  return [{ secret, until: null }, ...overlapping];
}
