import "server-only";
import { randomBytes } from "node:crypto";
import { keyedHash } from "@/lib/crypto/keyed-hash";

export const RECOVERY_CODES = 10;

/** Without i, l, o and u, which are read or typed wrongly: 32 signs, so a byte chooses one evenly. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 2;
const GROUP_LENGTH = 5;

/** Ten codes of 50 bits each, such as `7k2mq-x0c9d`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: GROUPS }, () =>
      [...randomBytes(GROUP_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(""),
    ).join("-"),
  );
}

/** Keyed and bound to its person: a copy of the database alone is not enough to try codes against. */
export function hashRecoveryCode(userId: string, code: string): Uint8Array<ArrayBuffer> {
  const signs = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return new Uint8Array(keyedHash("recovery-code", `${userId}\n${signs}`));
}
