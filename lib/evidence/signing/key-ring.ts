import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { signingKeyOf, type SigningKey } from "./signature";

/** The key that EVIDENCE_SIGNING_KEY holds; null where none is configured. */
export function currentSigningKey(): SigningKey | null {
  return env.EVIDENCE_SIGNING_KEY === undefined ? null : signingKeyOf(env.EVIDENCE_SIGNING_KEY);
}

/** Puts the current key into the ring before its first use, and retires the one that it follows. */
export async function registerSigningKey(transaction: Transaction, key: SigningKey): Promise<void> {
  const at = now();
  await transaction.evidenceSigningKey.createMany({
    data: [{ id: key.id, publicKey: Uint8Array.from(key.publicKey), firstUsedAt: at }],
    skipDuplicates: true,
  });
  await transaction.evidenceSigningKey.updateMany({
    where: { id: { not: key.id }, retiredAt: null },
    data: { retiredAt: at },
  });
}

/** A public key as it is published. */
type PublicKey = {
  id: string;
  algorithm: "Ed25519";
  /** SubjectPublicKeyInfo, DER, base64. */
  public_key: string;
  first_used_at: string;
  retired_at: string | null;
  revoked_at: string | null;
};

/** Every key that ever signed, newest first: public, so that anybody can verify. */
export async function publishedKeys(): Promise<{ keys: PublicKey[] }> {
  const keys = await withPlatform("evidence keys", (transaction) =>
    transaction.evidenceSigningKey.findMany({ orderBy: { firstUsedAt: "desc" } }),
  );
  return {
    keys: keys.map((key) => ({
      id: key.id,
      algorithm: "Ed25519",
      public_key: Buffer.from(key.publicKey).toString("base64"),
      first_used_at: key.firstUsedAt.toISOString(),
      retired_at: key.retiredAt?.toISOString() ?? null,
      revoked_at: key.revokedAt?.toISOString() ?? null,
    })),
  };
}
