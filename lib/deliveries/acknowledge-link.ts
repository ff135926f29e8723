import "server-only";
import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { env } from "@/lib/env";

const LIFETIME_MILLISECONDS = 7 * 24 * 60 * 60_000;
const ID_BYTES = 16;
const TIME_BYTES = 6;
const CONTENT_BYTES = 2 * ID_BYTES + TIME_BYTES;
const SIGNATURE_BYTES = 32;

/** What a link is about: the delivery names its alert and the person who was addressed. */
export type AcknowledgeLink = { organizationId: string; deliveryId: string };

/**
 * The address of the page that acknowledges. Nothing is stored: the token is signed for this one purpose, names one
 * delivery and expires, and what it allows is done once whoever holds it.
 */
export function acknowledgeUrl({ organizationId, deliveryId }: AcknowledgeLink, at: Date): string {
  const content = Buffer.concat([idBytes(organizationId), idBytes(deliveryId), timeBytes(at)]);
  const token = Buffer.concat([content, signatureOf(content)]).toString("base64url");
  return new URL(`/acknowledge/${token}`, env.APP_URL).href;
}

/** What a token allows at this instant; null for one that is forged, altered or too old. */
export function readAcknowledgeToken(token: string, at: Date): AcknowledgeLink | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== CONTENT_BYTES + SIGNATURE_BYTES) return null;
  const content = bytes.subarray(0, CONTENT_BYTES);
  if (!timingSafeEqual(bytes.subarray(CONTENT_BYTES), signatureOf(content))) return null;
  if (content.readUIntBE(2 * ID_BYTES, TIME_BYTES) <= at.getTime()) return null;
  return {
    organizationId: idText(content.subarray(0, ID_BYTES)),
    deliveryId: idText(content.subarray(ID_BYTES, 2 * ID_BYTES)),
  };
}

function signatureOf(content: Buffer): Buffer {
  return keyedHash("acknowledge-link", content.toString("base64url"));
}

function timeBytes(at: Date): Buffer {
  const bytes = Buffer.alloc(TIME_BYTES);
  bytes.writeUIntBE(at.getTime() + LIFETIME_MILLISECONDS, 0, TIME_BYTES);
  return bytes;
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function idText(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
