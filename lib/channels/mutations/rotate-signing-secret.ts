import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { openConfig, sealConfig } from "../stored-config";
import { SigningSecrets } from "../webhook/schema";
import { newSigningSecret, rotate } from "../webhook/signature";
import { findForChange } from "./find-for-change";

/** Gives a webhook a new signing secret, returned this once; the one before signs along for a day. */
export async function rotateSigningSecret(
  context: OrganizationContext,
  { id }: { id: string },
): Promise<{ signingSecret: string }> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  const signingSecret = newSigningSecret();
  await withOrganization(context, async (transaction) => {
    const channel = await findForChange(transaction, { organizationId, id });
    if (channel.kind !== "webhook")
      throw new AppError("CONFLICT", "Only webhooks have a signing secret of ours.");
    const { signingSecrets, ...config } = openConfig(id, channel);
    const rotated = rotate(SigningSecrets.parse(signingSecrets), signingSecret, now());
    const { secrets } = sealConfig(channel, config, { signingSecrets: rotated });
    await transaction.notificationChannel.updateMany({
      where: { organizationId, id },
      data: { secrets, updatedAt: now() },
    });
    await recordAudit(transaction, context, {
      action: "channels.rotate_secret",
      resource: { kind: "channel", id, name: channel.name },
    });
  });
  return { signingSecret };
}
