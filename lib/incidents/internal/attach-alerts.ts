import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { recordAlertEvents } from "./alert-events";
import { userIdOf } from "./change";

/** Adds alerts to an incident. CONFLICT where one belongs to another: that is merged or split, not taken. */
export async function attachAlerts(
  transaction: Transaction,
  context: OrganizationContext,
  { incidentId, alertIds, at }: { incidentId: string; alertIds: readonly string[]; at: Date },
): Promise<void> {
  const ids = [...new Set(alertIds)];
  if (ids.length === 0) return;
  const { organizationId } = context;
  const known = await transaction.alert.count({ where: { organizationId, id: { in: ids } } });
  if (known < ids.length) throw notFound("alert");
  const { count } = await transaction.incidentAlert.createMany({
    data: ids.map((alertId) => ({
      organizationId,
      alertId,
      incidentId,
      addedAt: at,
      addedById: userIdOf(context),
    })),
    skipDuplicates: true,
  });
  if (count < ids.length) {
    const elsewhere = await transaction.incidentAlert.count({
      where: { organizationId, alertId: { in: ids }, incidentId: { not: incidentId } },
    });
    if (elsewhere > 0) throw new AppError("CONFLICT", "An alert belongs to another incident already.");
  }
  await recordAlertEvents(
    transaction,
    at,
    Prisma.sql`attached.organization_id = ${organizationId}::uuid
      AND attached.incident_id = ${incidentId}::uuid AND alert.id = ANY (${ids}::uuid[])`,
  );
}
