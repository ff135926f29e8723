import "server-only";
import { now } from "@/lib/core/clock";
import type { Actor, OrganizationContext, RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { tokenHash } from "@/lib/crypto/keyed-hash";
import { createBatchWriter } from "@/lib/db/batch-writer";
import { platformPool } from "@/lib/db/platform-pool";
import { toSubscription, type Subscription } from "@/lib/plans/subscription";
import { reportSecurityEvent } from "@/lib/security-events/report";
import { permissionsOfScopes } from "./scopes";
import { looksLikeApiKey } from "./token";
import type { ApiKeyState } from "./types";

type KeyRow = {
  token_hash: Buffer;
  id: string;
  name: string;
  scopes: string[];
  organization_id: string;
  organization_slug: string;
  plan: string;
  subscription_status: string;
  trial_ends_at: Date;
  closes_at: Date | null;
  state: ApiKeyState;
};

/** Who calls with an API key, and what their organisation has subscribed to. */
export type ApiCaller = { context: OrganizationContext; subscription: Subscription };

// Concurrent requests share one look-up; nothing is cached, so a revoked key fails at once.
const lookUps = createBatchWriter<Buffer, KeyRow | null>({ write: findKeys });

/**
 * Who an API key acts for. An unknown, expired or revoked key and one of a closed organisation get
 * the same answer; the organisation of an expired or revoked one finds its use among its security events.
 */
export async function authenticateApiKey(token: string, origin: RequestOrigin): Promise<ApiCaller> {
  const key = looksLikeApiKey(token) ? await lookUps.add(tokenHash(token)) : null;
  if (key !== null && key.state !== "active") reportDeadKey(key, origin);
  if (key?.state !== "active")
    throw new AppError("UNAUTHENTICATED", "This API key is unknown, expired or revoked.");
  const context: OrganizationContext = {
    organizationId: key.organization_id,
    organizationSlug: key.organization_slug,
    actor: actorOf(key),
    permissions: permissionsOfScopes(key.scopes),
    role: null,
    origin,
  };
  const {
    plan,
    subscription_status: subscriptionStatus,
    trial_ends_at: trialEndsAt,
    closes_at: closesAt,
  } = key;
  return { context, subscription: toSubscription({ plan, subscriptionStatus, trialEndsAt, closesAt }) };
}

function actorOf({ id, name }: KeyRow): Actor {
  return { kind: "api_key", apiKeyId: id, name };
}

function reportDeadKey(key: KeyRow, origin: RequestOrigin): void {
  reportSecurityEvent(key.organization_id, {
    kind: "api_key.rejected",
    actor: actorOf(key),
    origin,
    detail: { message: `The key is ${key.state}.`, request_id: origin.requestId },
    once: { key: `${key.id} ${key.state}`, perMinutes: 1 },
  });
}

// Named, so that each connection plans it once; a single statement is its own transaction. Last use is
// shown in minutes, so it is written at most once a minute.
const FIND_KEYS = {
  name: "api-keys-find",
  text: `WITH found AS (
      SELECT token_hash, id, name, scopes, organization_id, last_used_at,
             CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
                  WHEN expires_at <= $2::timestamptz THEN 'expired'
                  ELSE 'active' END AS state
      FROM api_keys
      WHERE token_hash = ANY($1::bytea[])
    ), touched AS (
      UPDATE api_keys SET last_used_at = $2::timestamptz
      FROM found
      WHERE api_keys.organization_id = found.organization_id AND api_keys.id = found.id AND found.state = 'active'
        AND (found.last_used_at IS NULL OR found.last_used_at < $2::timestamptz - interval '1 minute')
    )
    SELECT found.token_hash, found.id, found.name, found.scopes, found.organization_id, found.state,
           organizations.slug AS organization_slug, organizations.plan,
           organizations.subscription_status, organizations.trial_ends_at, organizations.closes_at
    FROM found
    JOIN organizations ON organizations.id = found.organization_id AND organizations.deleted_at IS NULL`,
};

async function findKeys(hashes: readonly Buffer[]): Promise<(KeyRow | null)[]> {
  const { rows } = await platformPool().query<KeyRow>({ ...FIND_KEYS, values: [hashes, now()] });
  const byHash = new Map(rows.map((row) => [row.token_hash.toString("hex"), row]));
  return hashes.map((hash) => byHash.get(hash.toString("hex")) ?? null);
}
