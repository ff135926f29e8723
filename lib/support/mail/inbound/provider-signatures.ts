import "server-only";
import { createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";

const TOLERANCE_SECONDS = 5 * 60;
/** Mailgun tries again for eight hours with the signature of the first attempt; the ledger refuses repetitions. */
const MAILGUN_TOLERANCE_SECONDS = 9 * 60 * 60;

/** Whether the caller knows the password in the address that Postmark was given; Postmark signs nothing. */
export function isPostmarksPassword(authorization: string | null, password: string): boolean {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const given = Buffer.from(encoded, "base64")
    .toString("utf8")
    .replace(/^[^:]*:/s, "");
  return isSame(given, password);
}

/** SendGrid signs the timestamp and the raw body with ECDSA; the key is given in base64 (SPKI). */
export function isSignedBySendGrid(
  body: Uint8Array,
  { timestamp, signature }: { timestamp: string | null; signature: string | null },
  publicKey: string,
  at: Date,
): boolean {
  if (timestamp === null || signature === null || !isRecent(timestamp, at, TOLERANCE_SECONDS)) return false;
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  return verify(
    "sha256",
    Buffer.concat([Buffer.from(timestamp), body]),
    key,
    Buffer.from(signature, "base64"),
  );
}

/** Mailgun signs a timestamp and a token, which stand in the form itself. */
export function isSignedByMailgun(
  { timestamp, token, signature }: Record<"timestamp" | "token" | "signature", string>,
  signingKey: string,
  at: Date,
): boolean {
  if (!isRecent(timestamp, at, MAILGUN_TOLERANCE_SECONDS) || token.length > 100) return false;
  return isSame(signature, createHmac("sha256", signingKey).update(`${timestamp}${token}`).digest("hex"));
}

/** Resend signs as Svix does: one or more signatures over id, timestamp and body. */
export function isSignedByResend(
  body: string,
  { id, timestamp, signature }: Record<"id" | "timestamp" | "signature", string | null>,
  secret: string,
  at: Date,
): boolean {
  if (id === null || timestamp === null || !isRecent(timestamp, at, TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return (signature ?? "").split(" ").some((each) => isSame(each, `v1,${expected}`));
}

function isRecent(timestamp: string, at: Date, toleranceSeconds: number): boolean {
  return (
    /^\d{1,12}$/.test(timestamp) && Math.abs(at.getTime() / 1_000 - Number(timestamp)) <= toleranceSeconds
  );
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
