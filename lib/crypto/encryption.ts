import "server-only";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const FORMAT = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for the database (AES-256-GCM). `context` names the place it is kept in, such as
 * `channel:<id>:webhook`; a ciphertext copied to another place does not open there.
 */
export function encryptSecret(plaintext: string, context: string): string {
  const key = currentKey();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(context, "utf8"));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(plaintext, "utf8"),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `${FORMAT}.${key.id}.${sealed.toString("base64url")}`;
}

/** Opens what encryptSecret made for the same context. Throws when it was altered, moved or made with another key. */
export function decryptSecret(ciphertext: string, context: string): string {
  const [format, keyId, body = ""] = ciphertext.split(".");
  const key = currentKey();
  if (format !== FORMAT) throw new Error("Not an encrypted secret.");
  if (keyId !== key.id)
    throw new Error(`This secret was encrypted with the key ${keyId}, and ENCRYPTION_KEY is ${key.id}.`);
  const sealed = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, "utf8"));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plaintext = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([plaintext, decipher.final()]).toString("utf8");
}

/** The id tells which key a ciphertext needs, and tells nothing of the key. */
function currentKey(): { id: string; bytes: Buffer } {
  const bytes = Buffer.from(env.ENCRYPTION_KEY, "base64");
  const id = createHash("sha256").update("regulix key id").update(bytes).digest("hex").slice(0, 8);
  return { id, bytes };
}
