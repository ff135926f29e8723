import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
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
  const key = input.key ?? keyOfName(name);
  const signingSecret = kind === "webhook" ? newSigningSecret() : null;
  const hidden = signingSecret === null ? {} : { signingSecrets: [{ secret: signingSecret, until: null }] };
  const { settings, secrets } = sealConfig({ id, kind }, checkConfig(kind, input.config), hidden);
  const at = now();
  await withOrganization(context, async (transaction) => {
    const count = await transaction.notificationChannel.count({ where: { deletedAt: null } });
    if (count >= MOST_CHANNELS)
      throw new AppError("CONFLICT", `There are ${MOST_CHANNELS} channels already; remove one first.`);
    await transaction.notificationChannel
      .create({
        data: {
          organizationId,
          id,
          key,
          kind,
          name,
          settings: settings as Prisma.InputJsonObject,
          secrets,
          createdByUserId: actor.kind === "user" ? actor.userId : null,
          createdAt: at,
          updatedAt: at,
        },
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
  });
  return { id, key, name, signingSecret };
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function keyTaken(key: string): AppError {
  const message = `Another channel has the key ${key}; choose another.`;
  return new AppError("CONFLICT", message, { fields: [{ field: "key", message }] });
}
