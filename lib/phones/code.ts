import "server-only";
import { randomInt, timingSafeEqual } from "node:crypto";
import { keyedHash } from "@/lib/crypto/keyed-hash";

export const CODE_MINUTES = 10;
export const MOST_WRONG_CODES = 5;

/** Six digits that nobody can foresee. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** Bound to the person: the same digits of somebody else are another hash. */
export function hashOfCode(userId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(keyedHash("phone-code", `${userId} ${code}`));
}

export function isCode(userId: string, code: string, stored: Uint8Array): boolean {
  return timingSafeEqual(hashOfCode(userId, code), stored);
}
