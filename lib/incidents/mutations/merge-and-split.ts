import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { lockIncident, resourceOf, userIdOf, type LockedIncident } from "../internal/change";
import { appendEvents } from "../internal/events";
import { takeNumbers } from "../internal/numbers";
import { signalIncidents } from "../internal/signal";
import type { MergeInput, SplitInput } from "../schema";
import { graver } from "../severity";
import { isUnderWay } from "../states";

/**
 * Merges an incident into another, which takes over its alerts, tasks and whatever alerts would have joined it; its
 * timeline shows both stories. The merged one stays to be read, closed.
 */
export async function mergeIncident(context: OrganizationContext, input: MergeInput): Promise<void> {
  requirePermission(context, "incidents.respond");
  const { organizationId } = context;
  const { incidentId: id, intoId } = input;
  if (id === intoId) throw new AppError("INVALID_INPUT", "An incident cannot be merged into itself.");
  const at = now();
  await withOrganization(context, async (transaction) => {
    // Always in the same order: two who merge the same pair at once must not wait for each other.
    const locked = new Map<string, LockedIncident>();
    for (const each of [id, intoId].sort())
      locked.set(each, await lockIncident(transaction, organizationId, each));
    const [source, target] = [locked.get(id), locked.get(intoId)];
    if (!source || !target) throw new Error("A locked incident is missing.");
    if (!isUnderWay(target.state))
      throw new AppError("CONFLICT", "The incident that goes on must be open or mitigated.");
    const where = { organizationId, incidentId: id };
    await transaction.incidentAlert.updateMany({ where, data: { incidentId: intoId } });
    await transaction.incidentTask.updateMany({ where, data: { incidentId: intoId } });
    const flattened = { organizationId, mergedIntoId: id };
    await transaction.incident.updateMany({ where: flattened, data: { mergedIntoId: intoId } });
    await transaction.incident.update({
      where: { organizationId_id: { organizationId, id } },
      data: {
        state: "closed",
        closedAt: at,
        mergedIntoId: intoId,
        changedAt: at,
        announcedAt: at,
        acknowledgedAt: source.acknowledgedAt ?? target.acknowledgedAt,
      },
    });
    await transaction.incident.update({
      where: { organizationId_id: { organizationId, id: intoId } },
      data: {
        severity: graver(source.severity, target.severity),
        startedAt: source.startedAt < target.startedAt ? source.startedAt : target.startedAt,
        changedAt: at,
      },
    });
    await appendEvents(transaction, context, [
      { incidentId: id, kind: "merged", at, detail: { into: target.number } },
      { incidentId: intoId, kind: "merged", at, detail: { from: source.number, title: source.title } },
    ]);
    await signalIncidents(transaction, [organizationId]);
    await recordAudit(transaction, context, {
      action: "incidents.merge",
      resource: resourceOf(source),
      after: { into: resourceOf(target).name, into_id: intoId },
    });
  });
}

/**
 * Moves some alerts of an incident into a new one. Their past goes with them: the new timeline begins with what the
 * old one says about these alerts, and the old one keeps it. Answers the new id.
 */
export async function splitIncident(context: OrganizationContext, input: SplitInput): Promise<string> {
  requirePermission(context, "incidents.respond");
  const { organizationId } = context;
  const { incidentId, alertIds, title } = input;
  const at = now();
  const id = newId();
  await withOrganization(context, async (transaction) => {
    const source = await lockIncident(transaction, organizationId, incidentId);
    const attached = await transaction.incidentAlert.findMany({ where: { organizationId, incidentId } });
    const moved = attached.filter(({ alertId }) => alertIds.includes(alertId)).map(({ alertId }) => alertId);
    if (moved.length === 0) throw invalidAlerts("Choose alerts of this incident.");
    if (moved.length === attached.length) throw invalidAlerts("Leave at least one alert in this incident.");
    const number = (await takeNumbers(transaction, new Map([[organizationId, 1]]))).get(organizationId) ?? 1;
    await transaction.incident.create({
      data: {
        organizationId,
        id,
        number,
        title,
        severity: source.severity,
        severityFixed: true,
        commanderId: source.commanderId,
        startedAt: source.startedAt,
        openedAt: source.openedAt,
        openedById: userIdOf(context),
        responseDueAt: source.responseDueAt,
        // Whoever splits it has looked at it.
        acknowledgedAt: source.acknowledgedAt ?? at,
        acknowledgedById: userIdOf(context),
        splitFromId: incidentId,
        announcedAt: at,
        changedAt: at,
      },
      select: { id: true },
    });
    await transaction.incidentAlert.updateMany({
      where: { organizationId, incidentId, alertId: { in: moved } },
      data: { incidentId: id },
    });
    await transaction.$executeRaw`
      INSERT INTO incident_events (organization_id, incident_id, at, recorded_at, kind, actor_kind, actor_id,
        actor_name, alert_id, detail, once_key)
      SELECT organization_id, ${id}::uuid, at, ${at}::timestamptz, kind, actor_kind, actor_id, actor_name, alert_id,
             detail, once_key
        FROM incident_events
       WHERE organization_id = ${organizationId}::uuid AND incident_id = ${incidentId}::uuid
         AND alert_id = ANY (${moved}::uuid[])`;
    await transaction.incident.update({
      where: { organizationId_id: { organizationId, id: incidentId } },
      data: { changedAt: at },
    });
    await appendEvents(transaction, context, [
      { incidentId, kind: "split", at, detail: { into: number, title, alerts: moved.length } },
      { incidentId: id, kind: "split", at, detail: { from: source.number, alerts: moved.length } },
    ]);
    await signalIncidents(transaction, [organizationId]);
    await recordAudit(transaction, context, {
      action: "incidents.split",
      resource: resourceOf(source),
      after: { into: `${number} ${title}`, into_id: id, alerts: moved.length },
    });
  });
  return id;
}

function invalidAlerts(message: string): AppError {
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "alertIds", message }] });
}
