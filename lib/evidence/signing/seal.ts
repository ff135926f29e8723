import "server-only";
import { createHash, sign } from "node:crypto";
import { withPlatform } from "@/lib/db/with-platform";
import { currentSigningKey, registerSigningKey } from "./key-ring";
import { hashSignature } from "./signature";

/** The `hash_signature` of a canonical JSON text: its hash, and its signature under this format where there is a key. */
export async function sealText(format: string, text: string): Promise<string> {
  const hash = createHash("sha256").update(text, "utf8").digest();
  const key = currentSigningKey();
  if (key === null) return hashSignature(hash, null);
  await withPlatform("sign evidence", (transaction) => registerSigningKey(transaction, key));
  const signature = sign(null, Buffer.from(`${format}\n${text}`, "utf8"), key.privateKey);
  return hashSignature(hash, { keyId: key.id, signature });
}
