import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { attachAlerts } from "../internal/attach-alerts";
import { resourceOf, userIdOf } from "../internal/change";
import { appendEvents } from "../internal/events";
import { takeNumbers } from "../internal/numbers";
import { signalIncidents } from "../internal/signal";
import type { DeclareIncidentInput } from "../schema";
import { responseDueAt } from "../targets";

/**
 * Opens an incident by hand, with alerts or without. Whoever declares it has seen it, so it counts as acknowledged
 * by them; a system that declares one through the API still waits for a person. Answers its id.
 */
export async function declareIncident(
  context: OrganizationContext,
  input: DeclareIncidentInput,
  id: string = newId(),
): Promise<string> {
  requirePermission(context, "incidents.respond");
  const { organizationId } = context;
  const { title, severity, summary, alertIds } = input;
  const openedAt = now();
  const startedAt = input.startedAt ?? openedAt;
  if (startedAt > openedAt) throw inFuture();
  const userId = userIdOf(context);
  const mails = await withOrganization(context, async (transaction) => {
    const number = (await takeNumbers(transaction, new Map([[organizationId, 1]]))).get(organizationId) ?? 1;
    await transaction.incident.create({
      data: {
        organizationId,
        id,
        number,
        title,
        summary,
        severity,
        severityFixed: true,
        startedAt,
        openedAt,
        openedById: userId,
        responseDueAt: responseDueAt(openedAt, severity),
        acknowledgedAt: userId === null ? null : openedAt,
        acknowledgedById: userId,
        announcedAt: openedAt,
        changedAt: openedAt,
      },
      select: { id: true },
    });
    await appendEvents(transaction, context, [
      { incidentId: id, kind: "opened", at: openedAt, detail: { severity, alerts: alertIds.length } },
    ]);
    await attachAlerts(transaction, context, { incidentId: id, alertIds, at: openedAt });
    await signalIncidents(transaction, [organizationId]);
    const queued = await notify(transaction, {
      type: "incidents.opened",
      organizationId,
      data: { id, number, title, severity },
      key: id,
      to: { permission: "incidents.respond", except: userId === null ? [] : [userId] },
    });
    await recordAudit(transaction, context, {
      action: "incidents.declare",
      resource: resourceOf({ id, number, title }),
      after: { title, severity, started_at: startedAt.toISOString(), alerts: alertIds.length },
    });
    return queued;
  });
  await announceMails(mails);
  return id;
}

function inFuture(): AppError {
  const message = "Enter a time that is not in the future.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "startedAt", message }] });
}
