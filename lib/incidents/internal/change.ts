import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { AuditEntry } from "@/lib/audit/entry";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { IncidentEventDetail, IncidentEventKind } from "../event-kinds";
import { isIncidentSeverity, type IncidentSeverity } from "../severity";
import { isIncidentState, type IncidentState } from "../states";
import { appendEvents, type EventDraft } from "./events";
import { signalIncidents } from "./signal";

/** An incident as it is while its row is locked. */
export type LockedIncident = {
  id: string;
  number: number;
  title: string;
  summary: string;
  severity: IncidentSeverity;
  state: IncidentState;
  commanderId: string | null;
  openedAt: Date;
  startedAt: Date;
  responseDueAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedById: string | null;
  mitigatedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  mergedIntoId: string | null;
};

/** What a change comes to; null where everything is as asked for already. */
export type Change = {
  set?: Prisma.IncidentUncheckedUpdateInput;
  events: readonly { kind: IncidentEventKind; detail?: IncidentEventDetail }[];
  audit: Pick<AuditEntry, "action" | "before" | "after">;
} | null;

export type ChangeScope = { context: OrganizationContext; transaction: Transaction; at: Date };

/**
 * The one way to change an incident: locks it, so that two who change it at once come one after the other, and
 * writes the change, the timeline and the audit entry together.
 */
export async function changeIncident(
  context: OrganizationContext,
  incidentId: string,
  work: (incident: LockedIncident, scope: ChangeScope) => Promise<Change> | Change,
): Promise<void> {
  requirePermission(context, "incidents.respond");
  const { organizationId } = context;
  const at = now();
  await withOrganization(context, async (transaction) => {
    const incident = await lockIncident(transaction, organizationId, incidentId);
    const change = await work(incident, { context, transaction, at });
    if (change === null) return;
    await transaction.incident.update({
      where: { organizationId_id: { organizationId, id: incidentId } },
      data: { ...change.set, changedAt: at },
    });
    const drafts = change.events.map((event): EventDraft => ({ ...event, incidentId, at }));
    await appendEvents(transaction, context, drafts);
    await signalIncidents(transaction, [organizationId]);
    await recordAudit(transaction, context, { ...change.audit, resource: resourceOf(incident) });
  });
}

export function resourceOf({ id, number, title }: Pick<LockedIncident, "id" | "number" | "title">) {
  return { kind: "incident", id, name: `${number} ${title}` };
}

/** Locks an incident that is not merged into another. */
export async function lockIncident(
  transaction: Transaction,
  organizationId: string,
  incidentId: string,
): Promise<LockedIncident> {
  await transaction.$queryRaw`
    SELECT 1 FROM incidents WHERE organization_id = ${organizationId}::uuid AND id = ${incidentId}::uuid
    FOR NO KEY UPDATE`;
  const row = await transaction.incident.findUnique({
    where: { organizationId_id: { organizationId, id: incidentId } },
  });
  if (row === null) throw notFound("incident");
  if (row.mergedIntoId !== null)
    throw new AppError("CONFLICT", "This incident was merged into another. Go on there.");
  const { severity, state } = row;
  if (!isIncidentSeverity(severity) || !isIncidentState(state))
    throw new Error(`Incident ${row.id} is ${severity} and ${state}.`);
  return { ...row, severity, state };
}

/** INVALID_INPUT unless this is a member; nobody is fine. */
export async function requireMember(
  { context, transaction }: ChangeScope,
  userId: string | null,
  field: string,
): Promise<void> {
  if (userId === null) return;
  const { organizationId } = context;
  const member = await transaction.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { id: true },
  });
  if (member !== null) return;
  const message = "Choose a member of the organisation.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}

/** Who acts, where the actor is a person. */
export function userIdOf({ actor }: OrganizationContext): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
