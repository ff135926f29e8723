import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { isApiKeyScope } from "./scopes";
import { apiKeyState } from "./state";
import type { ApiKeyListItem } from "./types";

const LIST_LIMIT = 200;

/** The organisation's keys: usable ones first, newest first. */
export async function listApiKeys(context: OrganizationContext): Promise<ApiKeyListItem[]> {
  requirePermission(context, "api-keys.read");
  const keys = await withOrganization(context, (transaction) =>
    transaction.apiKey.findMany({
      where: { organizationId: context.organizationId },
      omit: { tokenHash: true },
      include: { createdBy: { select: { name: true } } },
      orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: LIST_LIMIT,
    }),
  );
  const time = now();
  return keys.map((key) => ({
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes.filter(isApiKeyScope),
    state: apiKeyState(key, time),
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    revokedAt: key.revokedAt,
    lastUsedAt: key.lastUsedAt,
    createdBy: key.createdBy?.name ?? null,
  }));
}
