import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { ORGANIZATION_NOTIFICATIONS } from "./catalogue";
import { chosenChannels, mailLock } from "./channels";
import { readerId } from "./internal/reader";
import type { PreferenceInput } from "./schema";

/** Chooses whether a member is told of a type through a channel, in this organisation. */
export async function setPreference(context: OrganizationContext, input: PreferenceInput): Promise<void> {
  requirePermission(context, "organization.read");
  const userId = readerId(context);
  const { organizationId } = context;
  const { type, channel, enabled } = input;
  const rules = ORGANIZATION_NOTIFICATIONS[type];
  const lock = channel === "mail" ? mailLock(rules) : null;
  if (lock !== null) throw new AppError("INVALID_INPUT", lock);
  const key = { organizationId, userId, type };
  await withOrganization(context, async (transaction) => {
    const current = await transaction.notificationPreference.findUnique({
      where: { organizationId_userId_type: key },
      select: { inApp: true, mail: true },
    });
    const before = chosenChannels(rules, current);
    if (before[channel] === enabled) return;
    const chosen = { ...before, [channel]: enabled };
    await transaction.notificationPreference.upsert({
      where: { organizationId_userId_type: key },
      create: { ...key, ...chosen },
      update: { [channel]: enabled },
    });
    await recordAudit(transaction, context, {
      action: "notifications.set_preference",
      resource: { kind: "notification_type", id: type, name: rules.label },
      before: { [channel]: before[channel] },
      after: { [channel]: enabled },
    });
  });
}
