import "server-only";
import { decryptSecret, encryptSecret } from "@/lib/crypto/encryption";
import { keyedHash } from "@/lib/crypto/keyed-hash";

const SHOWN_DIGITS = 3;

/** A number as it is stored: encrypted, findable by those who know it, and its end to show. */
export function storedNumber(userId: string, number: string) {
  return {
    number: encryptSecret(number, contextOf(userId)),
    numberHash: hashOfNumber(number),
    ending: number.slice(-SHOWN_DIGITS),
  };
}

export function openNumber({ userId, number }: { userId: string; number: string }): string {
  return decryptSecret(number, contextOf(userId));
}

/** Numbers can be guessed, so their plain hash would give them away. */
export function hashOfNumber(number: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(keyedHash("phone-number", number));
}

function contextOf(userId: string): string {
  return `user:${userId}:phone`;
}
