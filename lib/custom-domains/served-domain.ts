import "server-only";
import { LRUCache } from "lru-cache";
import { platformPool } from "@/lib/db/platform-pool";
import { hasFeature, toSubscription } from "@/lib/plans/subscription";

/** A custom domain that is served now, and whose it is. */
export type ServedDomain = { id: string; hostName: string; organizationId: string; organizationSlug: string };

/** How long a removed or suspended domain may still be served by a process that did not hear of it. */
const CACHE_MILLISECONDS = 10_000;
const MOST_CACHED = 10_000;

type Row = {
  id: string;
  organizationId: string;
  organizationSlug: string;
  plan: string;
  subscriptionStatus: string;
  trialEndsAt: Date;
  closesAt: Date | null;
};

// One for the whole process: the proxy and the pages are built apart. Names that strangers make up are kept as well,
// so that asking for them costs the database little.
type Cache = LRUCache<string, { domain: ServedDomain | null }>;
const held = globalThis as { regulixServedDomains?: Cache };
const cache = (held.regulixServedDomains ??= new LRUCache({ max: MOST_CACHED, ttl: CACHE_MILLISECONDS }));

/** The domain of this name while it is served: proven, leading here, and in the plan of an open organisation. */
export async function findServedDomain(hostName: string): Promise<ServedDomain | null> {
  const known = cache.get(hostName);
  if (known) return known.domain;
  const domain = await read(hostName);
  cache.set(hostName, { domain });
  return domain;
}

/** Lets the next request of this process look the name up anew. */
export function forgetServedDomain(hostName: string): void {
  cache.delete(hostName);
}

async function read(hostName: string): Promise<ServedDomain | null> {
  const { rows } = await platformPool().query<Row>(
    `SELECT custom_domains.id, organizations.id AS "organizationId", organizations.slug AS "organizationSlug",
            plan, subscription_status AS "subscriptionStatus", trial_ends_at AS "trialEndsAt",
            closes_at AS "closesAt"
       FROM custom_domains
       JOIN organizations ON organizations.id = custom_domains.organization_id
      WHERE host_name = $1 AND state = 'active' AND deleted_at IS NULL`,
    [hostName],
  );
  const [row] = rows;
  if (!row || !hasFeature(toSubscription(row), "custom-domain")) return null;
  const { id, organizationId, organizationSlug } = row;
  return { id, hostName, organizationId, organizationSlug };
}
