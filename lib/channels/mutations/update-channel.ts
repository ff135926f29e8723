import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { CHANNELS } from "../catalogue";
import { checkConfig } from "../check-config";
import type { UpdateChannelInput } from "../schema";
import { openConfig, sealConfig } from "../stored-config";
import { SigningSecrets } from "../webhook/schema";
import { auditedChannel, findForChange } from "./find-for-change";

/** Changes a channel. What is not given stays, secrets among it. */
export async function updateChannel(context: OrganizationContext, input: UpdateChannelInput): Promise<void> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await findForChange(transaction, { organizationId, id: input.id });
    const { signingSecrets, ...config } = openConfig(before.id, before);
    const given = Object.entries(input.config ?? {}).filter(
      ([, value]) => value !== "" && value !== undefined,
    );
    const checked = checkConfig(before.kind, { ...config, ...Object.fromEntries(given) });
    const hidden =
      signingSecrets === undefined ? {} : { signingSecrets: SigningSecrets.parse(signingSecrets) };
    const { settings, secrets } = sealConfig(before, checked, hidden);
    const after = { ...before, name: input.name ?? before.name, settings };
    await transaction.notificationChannel.updateMany({
      where: { organizationId, id: before.id },
      data: { name: after.name, settings: settings as Prisma.InputJsonObject, secrets, updatedAt: now() },
    });
    const secretNames = CHANNELS[before.kind].fields
      .filter(({ isSecret }) => isSecret)
      .map(({ name }) => name);
    await recordAudit(transaction, context, {
      action: "channels.update",
      resource: { kind: "channel", id: before.id, name: after.name },
      before: auditedChannel(before),
      after: {
        ...auditedChannel(after),
        replaced_secrets: given.map(([name]) => name).filter((name) => secretNames.includes(name)),
      },
    });
  });
}
