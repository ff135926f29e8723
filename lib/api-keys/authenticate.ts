import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext, RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { tokenHash } from "@/lib/crypto/keyed-hash";
import { createBatchWriter } from "@/lib/db/batch-writer";
import { withPlatform } from "@/lib/db/with-platform";
import { permissionsOfScopes } from "./scopes";
import { looksLikeApiKey } from "./token";

type KeyRow = {
  token_hash: Uint8Array;
  id: string;
  name: string;
  scopes: string[];
  organization_id: string;
  organization_slug: string;
};

// Concurrent requests share one look-up; nothing is cached, so a revoked key fails at once.
const lookUps = createBatchWriter<Buffer, KeyRow | null>({ write: findUsableKeys });

/**
 * Who an API key acts for. An unknown, expired or revoked key and one of a closed organisation get
 * the same answer.
 */
export async function authenticateApiKey(token: string, origin: RequestOrigin): Promise<OrganizationContext> {
  const key = looksLikeApiKey(token) ? await lookUps.add(tokenHash(token)) : null;
  if (key === null) throw new AppError("UNAUTHENTICATED", "This API key is unknown, expired or revoked.");
  return {
    organizationId: key.organization_id,
    organizationSlug: key.organization_slug,
    actor: { kind: "api_key", apiKeyId: key.id, name: key.name },
    permissions: permissionsOfScopes(key.scopes),
    role: null,
    origin,
  };
}

async function findUsableKeys(hashes: readonly Buffer[]): Promise<(KeyRow | null)[]> {
  const time = now();
  const rows = await withPlatform(
    "authenticate API keys",
    // Last use is shown in minutes, so it is written at most once a minute.
    (transaction) => transaction.$queryRaw<KeyRow[]>`
      WITH usable AS (
        SELECT token_hash, id, name, scopes, organization_id, last_used_at
        FROM api_keys
        WHERE token_hash = ANY(${hashes}::bytea[]) AND revoked_at IS NULL AND expires_at > ${time}::timestamptz
      ), touched AS (
        UPDATE api_keys SET last_used_at = ${time}::timestamptz
        FROM usable
        WHERE api_keys.organization_id = usable.organization_id AND api_keys.id = usable.id
          AND (usable.last_used_at IS NULL OR usable.last_used_at < ${time}::timestamptz - interval '1 minute')
      )
      SELECT usable.token_hash, usable.id, usable.name, usable.scopes, usable.organization_id,
             organizations.slug AS organization_slug
      FROM usable
      JOIN organizations ON organizations.id = usable.organization_id AND organizations.deleted_at IS NULL`,
  );
  const byHash = new Map(rows.map((row) => [Buffer.from(row.token_hash).toString("hex"), row]));
  return hashes.map((hash) => byHash.get(hash.toString("hex")) ?? null);
}
