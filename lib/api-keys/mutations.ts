import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { tokenHash } from "@/lib/crypto/keyed-hash";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { allowsScope, type ApiKeyScope } from "./scopes";
import type { CreateApiKeyInput, RevokeApiKeyInput } from "./schema";
import { newApiKeyToken } from "./token";
import type { CreatedApiKey } from "./types";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/**
 * Makes a key. Its token is returned this once and cannot be found again.
 * @param id of the key. Given again after a crash, it renews the key whose token reached nobody.
 */
export async function createApiKey(
  context: OrganizationContext,
  input: CreateApiKeyInput,
  id = newId(),
): Promise<CreatedApiKey> {
  requirePermission(context, "api-keys.manage");
  requireOwnScopes(context, input.scopes);
  const { token, prefix } = newApiKeyToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + input.expiresInDays * DAY_MILLISECONDS);
  const mails = await withOrganization(context, async (transaction) => {
    const { organizationId, actor } = context;
    const data = {
      name: input.name,
      prefix,
      tokenHash: Uint8Array.from(tokenHash(token)),
      scopes: input.scopes,
      createdByUserId: actor.kind === "user" ? actor.userId : null,
      createdAt,
      expiresAt,
    };
    await transaction.apiKey.upsert({
      where: { organizationId_id: { organizationId, id } },
      create: { organizationId, id, ...data },
      update: data,
      select: { id: true },
    });
    // Its maker is told as well: a key may be made with a stolen session.
    const told = await notify(transaction, {
      type: "api_keys.created",
      organizationId: context.organizationId,
      data: { name: input.name, by: context.actor.name, scopes: input.scopes },
      key: id,
      to: { permission: "api-keys.manage" },
    });
    await recordAudit(transaction, context, {
      action: "api-keys.create",
      resource: { kind: "api_key", id, name: input.name },
      after: { prefix, scopes: input.scopes, expires_at: expiresAt.toISOString() },
    });
    return told;
  });
  await announceMails(mails);
  return { id, name: input.name, token, expiresAt };
}

/** A key that makes keys cannot make a stronger one than itself. */
function requireOwnScopes({ actor, permissions }: OrganizationContext, scopes: ApiKeyScope[]): void {
  if (actor.kind !== "api_key") return;
  const missing = scopes.find((scope) => !allowsScope(permissions, scope));
  if (missing === undefined) return;
  throw new AppError(
    "SCOPE_REQUIRED",
    `This API key lacks the scope ${missing}, so it cannot give it away.`,
    {
      requiredScope: missing,
    },
  );
}

/** Ends a key: the next request that uses it is refused. Revoking twice changes nothing. */
export async function revokeApiKey(context: OrganizationContext, { id }: RevokeApiKeyInput): Promise<void> {
  requirePermission(context, "api-keys.manage");
  const revokedAt = now();
  const mails = await withOrganization(context, async (transaction) => {
    const { organizationId, actor } = context;
    const { count } = await transaction.apiKey.updateMany({
      where: { organizationId, id, revokedAt: null },
      data: { revokedAt },
    });
    const key = await transaction.apiKey.findFirst({
      where: { organizationId, id },
      select: { name: true, prefix: true },
    });
    if (key === null) throw notFound("API key");
    if (count === 0) return [];
    const told = await notify(transaction, {
      type: "api_keys.revoked",
      organizationId,
      data: { name: key.name, by: actor.name },
      key: id,
      to: { permission: "api-keys.manage", except: [actorId(actor) ?? id] },
    });
    await recordAudit(transaction, context, {
      action: "api-keys.revoke",
      resource: { kind: "api_key", id, name: key.name },
      before: { prefix: key.prefix, revoked_at: null },
      after: { prefix: key.prefix, revoked_at: revokedAt.toISOString() },
    });
    return told;
  });
  await announceMails(mails);
}
