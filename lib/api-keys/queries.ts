import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { isApiKeyScope } from "./scopes";
import { apiKeyState } from "./state";
import type { ApiKeyListItem, ApiKeyState } from "./types";

const LIST_LIMIT = 200;

const COLUMNS = {
  omit: { tokenHash: true },
  include: { createdBy: { select: { name: true } } },
} satisfies Prisma.ApiKeyDefaultArgs;

type ApiKeyRow = Prisma.ApiKeyGetPayload<typeof COLUMNS>;

/** The organisation's keys: usable ones first, newest first. */
export async function listApiKeys(context: OrganizationContext): Promise<ApiKeyListItem[]> {
  requirePermission(context, "api-keys.read");
  const keys = await withOrganization(context, (transaction) =>
    transaction.apiKey.findMany({
      where: { organizationId: context.organizationId },
      ...COLUMNS,
      orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: LIST_LIMIT,
    }),
  );
  const time = now();
  return keys.map((key) => toListItem(key, time));
}

/** One page of the organisation's keys, newest first; `after` is the id of the last one seen. */
export async function listApiKeyPage(
  context: OrganizationContext,
  input: { state?: ApiKeyState; after?: string; limit: number },
): Promise<ListPage<ApiKeyListItem, string>> {
  requirePermission(context, "api-keys.read");
  const { state, after, limit } = input;
  const time = now();
  const keys = await withOrganization(context, (transaction) =>
    transaction.apiKey.findMany({
      where: {
        organizationId: context.organizationId,
        ...(after !== undefined && { id: { lt: after } }),
        ...(state && inState(state, time)),
      },
      ...COLUMNS,
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  );
  const { items, next } = toPage(keys, limit, ({ id }) => id);
  return { items: items.map((key) => toListItem(key, time)), next };
}

/** One key. NOT_FOUND for another organisation's. */
export async function getApiKey(context: OrganizationContext, id: string): Promise<ApiKeyListItem> {
  requirePermission(context, "api-keys.read");
  const { organizationId } = context;
  const key = await withOrganization(context, (transaction) =>
    transaction.apiKey.findUnique({ where: { organizationId_id: { organizationId, id } }, ...COLUMNS }),
  );
  if (key === null) throw notFound("API key");
  return toListItem(key, now());
}

/** The same as apiKeyState(), as a condition. */
function inState(state: ApiKeyState, time: Date): Prisma.ApiKeyWhereInput {
  if (state === "revoked") return { revokedAt: { not: null } };
  return { revokedAt: null, expiresAt: state === "expired" ? { lte: time } : { gt: time } };
}

function toListItem(key: ApiKeyRow, time: Date): ApiKeyListItem {
  return {
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
  };
}
