import "server-only";
import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "@/lib/crypto/keyed-hash";

const PURPOSE = "support reply address";
/** 96 bits: short enough for the 64 characters before the @ (RFC 5321), too long to guess. */
const SIGNATURE_BYTES = 12;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const SIGNED = /^(\d{1,10})-([a-z2-7]{26})[a-z2-7]{20}$/;

/** Who may answer which request through an address. */
export type ReplyAddress = { ticketNumber: number; userId: string };

/**
 * The address to which one person answers one request: `reply+1042-…@in.example.com`. It says who is meant
 * and is signed, so that nobody writes in another's name or into another's request by changing it. Letters
 * are of one case, since servers may change it.
 */
export function replyAddress(base: string, meant: ReplyAddress): string {
  const [local = "", domain = ""] = base.split("@");
  return `${local}+${signedTag(meant)}@${domain}`;
}

/** Whom the first address of ours among these means; null where none is signed by us. */
export function readReplyAddress(base: string, recipients: readonly string[]): ReplyAddress | null {
  const [local = "", domain = ""] = base.toLowerCase().split("@");
  for (const recipient of recipients) {
    const [tagged = "", host] = recipient.toLowerCase().split("@");
    if (host !== domain || !tagged.startsWith(`${local}+`)) continue;
    const found = readTag(tagged.slice(local.length + 1));
    if (found !== null) return found;
  }
  return null;
}

function signedTag({ ticketNumber, userId }: ReplyAddress): string {
  const user = toBase32(Buffer.from(userId.replaceAll("-", ""), "hex"));
  const signature = keyedHash(PURPOSE, `${ticketNumber}:${userId}`).subarray(0, SIGNATURE_BYTES);
  return `${ticketNumber}-${user}${toBase32(signature)}`;
}

function readTag(tag: string): ReplyAddress | null {
  const [, number, user] = SIGNED.exec(tag) ?? [];
  if (number === undefined || user === undefined) return null;
  const meant = { ticketNumber: Number(number), userId: toUuid(fromBase32(user)) };
  // Compared as it is written: a second spelling of the same person is not ours.
  const [given, expected] = [Buffer.from(tag), Buffer.from(signedTag(meant))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? meant : null;
}

function toUuid(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((part) => ALPHABET[parseInt(part.padEnd(5, "0"), 2)] ?? "")
    .join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((part) => parseInt(part, 2)));
}
