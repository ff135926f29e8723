import "server-only";
import { createHash } from "node:crypto";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { decryptSecret, encryptSecret } from "@/lib/crypto/encryption";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { IDEMPOTENCY_HOURS } from "./limits";

/** Longer than any transaction lasts: a lock that ended belongs to a request that died. */
const LOCK_SECONDS = 30;

type Answer = { status: number; body?: unknown };

type IdempotentRequest = {
  context: OrganizationContext;
  /** As the client made it up. */
  key: string;
  /** All that makes a request the same one: method, address and body. */
  fingerprint: string;
};

type Place = { organizationId: string; apiKeyId: string; keyHash: Buffer };

type KnownRow = { id: string; request_hash: Uint8Array; locked_until: Date; answer: string | null };

/**
 * Does a write once for each Idempotency-Key of an API key. A repetition gets the stored answer; another
 * request under the same key is refused, and so is one while the first is still at work. Failures store
 * nothing, so that they may be tried again. After a crash the write is done again with the same id.
 */
export async function answerOnce<Given extends Answer>(
  request: IdempotentRequest,
  write: (id: string) => Promise<Given>,
): Promise<{ answer: Answer; isReplay: boolean }> {
  const place = placeOf(request);
  const claim = await claimKey(request, place);
  if (claim.answer !== null) return { answer: claim.answer, isReplay: true };
  try {
    const answer = await write(claim.id);
    await storeAnswer(request, place, claim.id, answer);
    return { answer, isReplay: false };
  } catch (error) {
    // Of an unknown error nobody can say what was committed: the lock stays until it runs out.
    if (error instanceof AppError && error.status < 500) await releaseKey(request, place);
    throw error;
  }
}

/** Removes the keys whose day is over. Returns how many. */
export async function pruneIdempotencyKeys(): Promise<number> {
  return withPlatform(
    "prune idempotency keys",
    (transaction) => transaction.$executeRaw`DELETE FROM api_idempotency_keys WHERE expires_at <= now()`,
  );
}

function placeOf({ context, key }: IdempotentRequest): Place {
  const apiKeyId = actorId(context.actor) ?? "";
  return { organizationId: context.organizationId, apiKeyId, keyHash: sha256(key) };
}

async function claimKey(
  { context, fingerprint }: IdempotentRequest,
  { organizationId, apiKeyId, keyHash }: Place,
): Promise<{ id: string; answer: Answer | null }> {
  const time = now();
  const lockedUntil = new Date(time.getTime() + LOCK_SECONDS * 1_000);
  const expiresAt = new Date(time.getTime() + IDEMPOTENCY_HOURS * 3_600_000);
  const requestHash = sha256(fingerprint);
  const id = newId();
  const { claimed, known } = await withOrganization(context, async (transaction) => {
    const [row] = await transaction.$queryRaw<{ id: string }[]>`
      INSERT INTO api_idempotency_keys AS known
        (organization_id, api_key_id, key_hash, id, request_hash, locked_until, expires_at)
      VALUES (${organizationId}::uuid, ${apiKeyId}::uuid, ${keyHash}, ${id}::uuid, ${requestHash},
              ${lockedUntil}::timestamptz, ${expiresAt}::timestamptz)
      ON CONFLICT (organization_id, api_key_id, key_hash) DO UPDATE SET
        id = CASE WHEN known.expires_at <= ${time}::timestamptz THEN excluded.id ELSE known.id END,
        request_hash = excluded.request_hash, locked_until = excluded.locked_until,
        answer = NULL, expires_at = excluded.expires_at
      WHERE known.expires_at <= ${time}::timestamptz
        OR (known.answer IS NULL AND known.locked_until <= ${time}::timestamptz
            AND known.request_hash = excluded.request_hash)
      RETURNING id`;
    if (row) return { claimed: row.id };
    const [found] = await transaction.$queryRaw<KnownRow[]>`
      SELECT id, request_hash, locked_until, answer FROM api_idempotency_keys
      WHERE organization_id = ${organizationId}::uuid AND api_key_id = ${apiKeyId}::uuid AND key_hash = ${keyHash}`;
    return { known: found };
  });
  if (claimed !== undefined) return { id: claimed, answer: null };
  if (known && !requestHash.equals(known.request_hash)) throw reused();
  if (!known || known.answer === null) throw stillAtWork(known?.locked_until ?? time, time);
  return { id: known.id, answer: JSON.parse(decryptSecret(known.answer, secretPlace(known.id))) as Answer };
}

async function storeAnswer(
  { context }: IdempotentRequest,
  { organizationId, apiKeyId, keyHash }: Place,
  id: string,
  answer: Answer,
): Promise<void> {
  const encrypted = encryptSecret(JSON.stringify(answer), secretPlace(id));
  await withOrganization(
    context,
    (transaction) => transaction.$executeRaw`
      UPDATE api_idempotency_keys SET answer = ${encrypted}
      WHERE organization_id = ${organizationId}::uuid AND api_key_id = ${apiKeyId}::uuid
        AND key_hash = ${keyHash} AND id = ${id}::uuid`,
  );
}

async function releaseKey({ context }: IdempotentRequest, place: Place): Promise<void> {
  const { organizationId, apiKeyId, keyHash } = place;
  await withOrganization(
    context,
    (transaction) => transaction.$executeRaw`
      DELETE FROM api_idempotency_keys
      WHERE organization_id = ${organizationId}::uuid AND api_key_id = ${apiKeyId}::uuid AND key_hash = ${keyHash}`,
  );
}

function reused(): AppError {
  const message = "was used for another request; make up a new one for each request";
  return new AppError("INVALID_INPUT", `This Idempotency-Key ${message}.`, {
    fields: [{ field: "Idempotency-Key", message }],
  });
}

function stillAtWork(lockedUntil: Date, time: Date): AppError {
  const waitSeconds = Math.max(1, Math.ceil((lockedUntil.getTime() - time.getTime()) / 1_000));
  return new AppError(
    "CONFLICT",
    "The first request with this Idempotency-Key is still at work. Try again.",
    {
      // Most requests end at once; only after a crash the whole lock has to be waited for.
      retryAfterSeconds: Math.min(waitSeconds, 2),
    },
  );
}

function secretPlace(id: string): string {
  return `api-idempotency:${id}`;
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}
