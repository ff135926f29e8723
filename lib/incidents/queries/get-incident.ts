import "server-only";
import type { AlertSeverity } from "@/lib/alerts/severity";
import type { AlertLabels, AlertState } from "@/lib/alerts/types";
import type { OrganizationContext } from "@/lib/core/context";
import { isId } from "@/lib/core/ids";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { loadPeople, nameOf, personOf, summarySelect, toSummary, type People } from "../internal/rows";
import { readTimeline } from "../internal/timeline";
import type { IncidentRole, LinkKind, PostMortemState, UpdateAudience, UpdatePhase } from "../labels";
import type { ResolveOn } from "../resolve-by-rule";
import type { Incident, IncidentAlert, IncidentSummary } from "../types";

const numbered = { select: { id: true, number: true } } as const;

/** Everything of one incident. NOT_FOUND for another organisation's. */
export async function getIncident(context: OrganizationContext, id: string): Promise<Incident> {
  requirePermission(context, "incidents.read");
  const { organizationId } = context;
  if (!isId(id)) throw notFound("incident");
  return withOrganization(context, async (transaction) => {
    const row = await transaction.incident.findUnique({
      where: { organizationId_id: { organizationId, id } },
      select: {
        ...summarySelect,
        summary: true,
        resolveOn: true,
        rule: { select: { name: true } },
        mergedInto: numbered,
        splitFrom: numbered,
        merged: numbered,
        roles: { orderBy: { assignedAt: "asc" } },
        tasks: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
        updates: { orderBy: [{ postedAt: "desc" }, { id: "desc" }] },
        runbookSteps: { orderBy: [{ position: "asc" }, { id: "asc" }] },
        links: { orderBy: [{ addedAt: "asc" }, { id: "asc" }] },
        postMortem: { select: { state: true, dueAt: true } },
      },
    });
    if (row === null) throw notFound("incident");
    const people = await loadPeople(transaction, organizationId);
    const { rule, roles, tasks, updates, runbookSteps, links, postMortem, ...rest } = row;
    return {
      ...toSummary(rest, people),
      summary: row.summary,
      // The checks of the tables hold these words.
      resolveOn: row.resolveOn as ResolveOn,
      ruleName: rule?.name ?? null,
      mergedInto: row.mergedInto,
      splitFrom: row.splitFrom,
      merged: row.merged,
      alerts: await alertsOf(transaction, organizationId, id),
      timeline: await readTimeline(transaction, { organizationId, incidentId: id, people }),
      roles: roles.map(({ role, userId }) => ({
        role: role as IncidentRole,
        person: { id: userId, name: nameOf(people, userId) },
      })),
      tasks: tasks.map(({ id: taskId, title, assigneeId, dueAt, doneAt }) => ({
        id: taskId,
        title,
        assignee: personOf(people, assigneeId),
        dueAt,
        doneAt,
      })),
      updates: updates.map((update) => ({
        id: update.id,
        audience: update.audience as UpdateAudience,
        phase: update.phase as UpdatePhase,
        body: update.body,
        postedAt: update.postedAt,
        postedBy: writerOf(people, update.postedById),
      })),
      steps: runbookSteps.map(({ id: stepId, body, tickedAt, tickedById }) => ({
        id: stepId,
        body,
        ticked: tickedAt && { at: tickedAt, by: writerOf(people, tickedById) },
      })),
      links: links.map(({ id: linkId, kind, target, label }) => ({
        id: linkId,
        kind: kind as LinkKind,
        target,
        label,
      })),
      postMortem: postMortem && { state: postMortem.state as PostMortemState, dueAt: postMortem.dueAt },
    };
  });
}

/** The incident that an alert belongs to, or null. */
export async function findIncidentOfAlert(
  context: OrganizationContext,
  alertId: string,
): Promise<IncidentSummary | null> {
  requirePermission(context, "incidents.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const attached = await transaction.incidentAlert.findUnique({
      where: { organizationId_alertId: { organizationId, alertId } },
      select: { incident: { select: summarySelect } },
    });
    return attached && toSummary(attached.incident, await loadPeople(transaction, organizationId));
  });
}

/** Without a member it was an API key. */
function writerOf(people: People, id: string | null): string {
  return id === null ? "API" : nameOf(people, id);
}

async function alertsOf(
  transaction: Transaction,
  organizationId: string,
  incidentId: string,
): Promise<IncidentAlert[]> {
  const rows = await transaction.incidentAlert.findMany({
    where: { organizationId, incidentId },
    select: {
      alert: {
        select: {
          id: true,
          labels: true,
          severity: true,
          state: true,
          firedAt: true,
          policy: { select: { policyName: true } },
        },
      },
    },
    orderBy: [{ alert: { firedAt: "asc" } }, { alertId: "asc" }],
  });
  return rows.map(({ alert }) => ({
    id: alert.id,
    policyName: alert.policy.policyName,
    labels: alert.labels as AlertLabels,
    severity: alert.severity as AlertSeverity,
    state: alert.state as AlertState,
    firedAt: alert.firedAt,
  }));
}
