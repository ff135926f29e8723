import "server-only";
import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "@/lib/crypto/keyed-hash";

const LIFETIME_MILLISECONDS = 15 * 60_000;

/** Which file, for whom: a link that somebody passes on opens for nobody else. */
export type AttachmentLink = { attachmentId: string; readerId: string };

/** The part of a file's address that opens it for one reader for a quarter of an hour. */
export function signAttachmentLink(link: AttachmentLink, at: Date): string {
  const expires = at.getTime() + LIFETIME_MILLISECONDS;
  return new URLSearchParams({ expires: String(expires), signature: signatureOf(link, expires) }).toString();
}

/** Whether an address was signed for this reader and is still good. */
export function isAttachmentLinkGood(link: AttachmentLink, parameters: URLSearchParams, at: Date): boolean {
  const expires = Number(parameters.get("expires"));
  if (!Number.isSafeInteger(expires) || expires <= at.getTime()) return false;
  const [given, expected] = [parameters.get("signature") ?? "", signatureOf(link, expires)].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signatureOf({ attachmentId, readerId }: AttachmentLink, expires: number): string {
  return keyedHash("support attachment link", `${attachmentId}:${readerId}:${expires}`).toString("base64url");
}
