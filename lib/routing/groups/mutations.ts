import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { CreateGroupInput, UpdateGroupInput } from "../schema";

type Members = { userIds: readonly string[]; channelKeys: readonly string[] };

/** Makes a recipient group that policies name by its key. */
export async function createGroup(
  context: OrganizationContext,
  { userIds, channelKeys, ...group }: CreateGroupInput,
  id: string = newId(),
): Promise<{ id: string }> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const { count } = await transaction.recipientGroup.createMany({
      data: { organizationId, id, ...group, createdAt: now(), updatedAt: now() },
      skipDuplicates: true,
    });
    if (count === 0) throw fieldError("key", "Another group has this key.");
    await replaceMembers(transaction, organizationId, id, { userIds, channelKeys });
    await recordAudit(transaction, context, {
      action: "recipient-groups.create",
      resource: { kind: "recipient_group", id, name: group.name },
      after: { ...group, user_ids: userIds, channel_keys: channelKeys },
    });
  });
  return { id };
}

/** Changes all of a group but its key. */
export async function updateGroup(
  context: OrganizationContext,
  { id, userIds, channelKeys, ...group }: UpdateGroupInput,
): Promise<void> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await transaction.recipientGroup.findUnique({
      where: { organizationId_id: { organizationId, id } },
      include: { members: true },
    });
    if (before === null) throw notFound("recipient group");
    await transaction.recipientGroup.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...group, updatedAt: now() },
    });
    await replaceMembers(transaction, organizationId, id, { userIds, channelKeys });
    await recordAudit(transaction, context, {
      action: "recipient-groups.update",
      resource: { kind: "recipient_group", id, name: group.name },
      before: {
        name: before.name,
        description: before.description,
        user_ids: before.members.flatMap(({ userId }) => userId ?? []),
        channel_keys: before.members.flatMap(({ channelKey }) => channelKey ?? []),
      },
      after: { ...group, user_ids: userIds, channel_keys: channelKeys },
    });
  });
}

/** Removes a group. CONFLICT while a policy names it: its alerts would go to the admins instead. */
export async function removeGroup(context: OrganizationContext, id: string): Promise<void> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const group = await transaction.recipientGroup.findUnique({
      where: { organizationId_id: { organizationId, id } },
      select: { key: true, name: true },
    });
    if (group === null) throw notFound("recipient group");
    const user = await transaction.alertPolicy.findFirst({
      where: { organizationId, deletedAt: null, notificationChannels: { has: `group:${group.key}` } },
      select: { policyName: true },
    });
    if (user)
      throw new AppError("CONFLICT", `The policy ${user.policyName} tells this group. Change it first.`);
    await transaction.recipientGroup.delete({ where: { organizationId_id: { organizationId, id } } });
    await recordAudit(transaction, context, {
      action: "recipient-groups.remove",
      resource: { kind: "recipient_group", id, name: group.name },
      before: group,
    });
  });
}

async function replaceMembers(
  transaction: Transaction,
  organizationId: string,
  groupId: string,
  { userIds, channelKeys }: Members,
): Promise<void> {
  const people = await transaction.membership.count({
    where: { organizationId, userId: { in: [...userIds] } },
  });
  if (people !== new Set(userIds).size)
    throw fieldError("userIds", "Somebody chosen is not a member any more.");
  const channels = await transaction.notificationChannel.count({
    where: { organizationId, key: { in: [...channelKeys] }, deletedAt: null },
  });
  if (channels !== new Set(channelKeys).size)
    throw fieldError("channelKeys", "A chosen channel does not exist any more.");
  await transaction.recipientGroupMember.deleteMany({ where: { organizationId, groupId } });
  await transaction.recipientGroupMember.createMany({
    data: [
      ...[...new Set(userIds)].map((userId) => ({ organizationId, groupId, userId })),
      ...[...new Set(channelKeys)].map((channelKey) => ({ organizationId, groupId, channelKey })),
    ],
  });
}

function fieldError(field: string, message: string): AppError {
  return new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}
