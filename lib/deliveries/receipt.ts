import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { canonicalJson } from "@/lib/core/canonical-json";
import { keyedHash } from "@/lib/crypto/keyed-hash";

/** What a receipt vouches for. */
export type ReceiptContent = {
  organizationId: string;
  deliveryId: string;
  finishedAt: Date;
  httpStatus: number | null;
  /** SHA-256 of the answer, hex. */
  responseHash: string | null;
};

/** The installation's signature under a finished delivery, hex. */
export function signReceipt(content: ReceiptContent): string {
  const text = canonicalJson({ ...content, finishedAt: content.finishedAt.toISOString() });
  return keyedHash("delivery-receipt", text).toString("hex");
}

/** Whether a kept receipt fits what the log says of its delivery. */
export function isReceipt(receipt: Uint8Array, content: ReceiptContent): boolean {
  const expected = Buffer.from(signReceipt(content), "hex");
  return receipt.length === expected.length && timingSafeEqual(receipt, expected);
}

export function responseHashOf(response: Buffer | null): string | null {
  return response === null ? null : createHash("sha256").update(response).digest("hex");
}
