import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { newSecretToken } from "@/lib/crypto/secret-token";
import { withOrganization } from "@/lib/db/with-organization";
import { env } from "@/lib/env";
import { boundsOf, DAY_MS } from "@/lib/evidence/days";
import { requireFeature } from "@/lib/plans/entitlements";
import type { CreateRoomInput, RevokeRoomInput } from "./schema";

/** Makes a room for an auditor. Its link is returned this once: we keep a hash of it. */
export async function createRoom(
  context: OrganizationContext,
  input: CreateRoomInput,
): Promise<{ url: string }> {
  requirePermission(context, "evidence.share");
  await requireFeature(context, "evidence-exports");
  const { organizationId, actor } = context;
  const { token, hash } = newSecretToken();
  const [id, createdAt] = [newId(), now()];
  const expiresAt = new Date(createdAt.getTime() + input.expiresInDays * DAY_MS);
  await withOrganization(context, async (transaction) => {
    await transaction.auditorRoom.create({
      data: {
        organizationId,
        id,
        name: input.name,
        tokenHash: hash,
        fromDay: boundsOf(input.fromDay).from,
        toDay: boundsOf(input.toDay).from,
        createdByUserId: actor.kind === "user" ? actor.userId : null,
        createdAt,
        expiresAt,
      },
    });
    await recordAudit(transaction, context, {
      action: "auditor-rooms.create",
      resource: { kind: "auditor_room", id, name: input.name },
      after: { from_day: input.fromDay, to_day: input.toDay, expires_at: expiresAt.toISOString() },
    });
  });
  return { url: `${env.APP_URL}/rooms/${token}` };
}

/** Closes a room: the next page opened with its link is refused. Closing twice changes nothing. */
export async function revokeRoom(context: OrganizationContext, { id }: RevokeRoomInput): Promise<void> {
  requirePermission(context, "evidence.share");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const room = await transaction.auditorRoom.findUnique({
      where: { organizationId_id: { organizationId, id } },
      select: { name: true },
    });
    if (room === null) throw notFound("room");
    const { count } = await transaction.auditorRoom.updateMany({
      where: { organizationId, id, revokedAt: null },
      data: { revokedAt: now() },
    });
    if (count === 0) return;
    await recordAudit(transaction, context, {
      action: "auditor-rooms.revoke",
      resource: { kind: "auditor_room", id, name: room.name },
    });
  });
}
