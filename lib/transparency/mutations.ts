import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** Starts or stops mailing each day's checkpoint to whoever asks: an anchor that the operator cannot reach. */
export async function setCheckpointMail(context: OrganizationContext, wanted: boolean): Promise<void> {
  requirePermission(context, "evidence.verify");
  const { organizationId, actor } = context;
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "Only a member has a mailbox to send it to.");
  const { userId } = actor;
  await withOrganization(context, async (transaction) => {
    const { count } = wanted
      ? await transaction.checkpointReader.createMany({
          data: [{ organizationId, userId }],
          skipDuplicates: true,
        })
      : await transaction.checkpointReader.deleteMany({ where: { organizationId, userId } });
    if (count === 0) return;
    await recordAudit(transaction, context, {
      action: wanted ? "checkpoints.subscribe" : "checkpoints.unsubscribe",
      resource: { kind: "user", id: userId },
    });
  });
}
