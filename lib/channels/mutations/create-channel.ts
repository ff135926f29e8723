import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { checkConfig } from "../check-config";
import { keyOfName, type CreateChannelInput } from "../schema";
import { sealConfig } from "../stored-config";
import { newSigningSecret } from "../webhook/signature";
import { auditedChannel } from "./find-for-change";

const MOST_CHANNELS = 100;

/** A channel that was just made. Of a webhook its signing secret, shown this once. */
export type CreatedChannel = { id: string; key: string; name: string; signingSecret: string | null };

/**
 * Makes a channel.
 * @param id given again after a crash, it names the channel that was perhaps made before
 */
export async function createChannel(
  context: OrganizationContext,
  input: CreateChannelInput,
  id = newId(),
): Promise<CreatedChannel> {
  requirePermission(context, "channels.manage");
  const { organizationId, actor } = context;
  const { kind, name } = input;
  const signingSecret = kind === "webhook" ? newSigningSecret() : null;
  const hidden = signingSecret === null ? {} : { signingSecrets: [{ secret: signingSecret, until: null }] };
  const { settings, secrets } = sealConfig({ id, kind }, checkConfig(kind, input.config), hidden);
  const at = now();
  const key = await withOrganization(context, async (transaction) => {
    const count = await transaction.notificationChannel.count({ where: { deletedAt: null } });
    if (count >= MOST_CHANNELS)
      throw new AppError("CONFLICT", `There are ${MOST_CHANNELS} channels already; remove one first.`);
    const key = input.key ?? (await freeKey(transaction, keyOfName(name), id));
    const data = { key, kind, name, settings: settings as Prisma.InputJsonObject, secrets, updatedAt: at };
    await transaction.notificationChannel
      .upsert({
        where: { organizationId_id: { organizationId, id } },
        create: {
          ...data,
          organizationId,
          id,
          createdByUserId: actor.kind === "user" ? actor.userId : null,
          createdAt: at,
        },
        update: data,
        select: { id: true },
      })
      .catch((error: unknown) => {
        throw isTaken(error) ? keyTaken(key) : error;
      });
    await recordAudit(transaction, context, {
      action: "channels.create",
      resource: { kind: "channel", id, name },
      after: auditedChannel({ key, kind, name, settings }),
    });
    return key;
  });
  return { id, key, name, signingSecret };
}

/** The key itself, or the first of `key-2`, `key-3`, … that no other channel has. */
async function freeKey(transaction: Transaction, key: string, ownId: string): Promise<string> {
  const taken = await transaction.notificationChannel.findMany({
    where: { key: { startsWith: key }, deletedAt: null, id: { not: ownId } },
    select: { key: true },
  });
  const keys = new Set(taken.map((channel) => channel.key));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}-${number}`;
    if (!keys.has(candidate)) return candidate;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function keyTaken(key: string): AppError {
  const message = `Another channel has the key ${key}; choose another.`;
  return new AppError("CONFLICT", message, { fields: [{ field: "key", message }] });
}
