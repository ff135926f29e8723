import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Prisma } from "@/lib/db/generated/client";
import type { IncidentEventDetail, IncidentEventKind } from "../event-kinds";
import {
  changeIncident as change,
  requireMember,
  userIdOf,
  type ChangeScope,
  type LockedIncident,
} from "../internal/change";
import { loadPeople, personOf } from "../internal/rows";
import type { ChangeIncidentInput, MoveIncidentInput } from "../schema";
import { INCIDENT_STATE_LABELS, mayMove, timesAfter } from "../states";
import { needsPostMortem, postMortemDueAt, responseDueAt } from "../targets";

/** Takes an incident on: its response target is met or missed by it. The first one counts. */
export async function acknowledgeIncident(
  context: OrganizationContext,
  { incidentId }: { incidentId: string },
): Promise<void> {
  await change(context, incidentId, async (incident, { transaction, at }) => {
    if (incident.acknowledgedAt !== null) {
      const first = personOf(
        await loadPeople(transaction, context.organizationId),
        incident.acknowledgedById,
      );
      throw new AppError(
        "CONFLICT",
        `${first?.name ?? "Somebody else"} was first to acknowledge this incident.`,
      );
    }
    const userId = userIdOf(context);
    return {
      set: {
        acknowledgedAt: at,
        acknowledgedById: userId,
        ...(incident.commanderId === null && { commanderId: userId }),
      },
      events: [
        { kind: "acknowledged" },
        ...(incident.commanderId === null && userId !== null
          ? [{ kind: "commander_changed" as const, detail: { userId } }]
          : []),
      ],
      audit: { action: "incidents.acknowledge", after: { commander_id: incident.commanderId ?? userId } },
    };
  });
}

/** Changes title, summary, severity or commander; what is not named stays as it is. */
export async function updateIncident(
  context: OrganizationContext,
  input: ChangeIncidentInput,
): Promise<void> {
  await change(context, input.incidentId, async (incident, scope) => {
    const { title, summary, severity, commanderId } = input;
    if (commanderId !== undefined) await requireMember(scope, commanderId, "commanderId");
    const set: Prisma.IncidentUncheckedUpdateInput = {};
    const events: { kind: IncidentEventKind; detail: IncidentEventDetail }[] = [];
    if (title !== undefined && title !== incident.title) {
      set.title = title;
      events.push({ kind: "title_changed", detail: { from: incident.title, to: title } });
    }
    if (summary !== undefined) set.summary = summary;
    if (severity !== undefined && severity !== incident.severity) {
      Object.assign(set, { severity, severityFixed: true });
      if (incident.acknowledgedAt === null) set.responseDueAt = responseDueAt(incident.openedAt, severity);
      events.push({ kind: "severity_changed", detail: { from: incident.severity, to: severity } });
    }
    if (commanderId !== undefined && commanderId !== incident.commanderId) {
      set.commanderId = commanderId;
      events.push({ kind: "commander_changed", detail: { userId: commanderId } });
    }
    const isSame = events.length === 0 && (summary === undefined || summary === incident.summary);
    return isSame ? null : { set, events, audit: updateAudit(incident, input) };
  });
}

function updateAudit(incident: LockedIncident, input: ChangeIncidentInput) {
  return {
    action: "incidents.update",
    before: {
      title: incident.title,
      summary: incident.summary,
      severity: incident.severity,
      commander_id: incident.commanderId,
    },
    after: {
      title: input.title ?? incident.title,
      summary: input.summary ?? incident.summary,
      severity: input.severity ?? incident.severity,
      commander_id: input.commanderId === undefined ? incident.commanderId : input.commanderId,
    },
  };
}

/** Moves an incident to another state. A resolved P1 or P2 gets a post-mortem, due in 48 hours. */
export async function moveIncident(context: OrganizationContext, input: MoveIncidentInput): Promise<void> {
  await change(context, input.incidentId, async (incident, scope) => {
    const { state } = input;
    if (state === incident.state) return null;
    if (!mayMove(incident.state, state))
      throw new AppError(
        "CONFLICT",
        `A ${INCIDENT_STATE_LABELS[incident.state].toLowerCase()} incident cannot become ${INCIDENT_STATE_LABELS[state].toLowerCase()}.`,
      );
    if (state === "open") await requireNoOther(scope, incident);
    if (state === "resolved" && needsPostMortem(incident.severity))
      await askForPostMortem(scope, incident.id);
    return {
      set: { state, ...timesAfter(state, incident, scope.at) },
      events: [{ kind: "state_changed", detail: { from: incident.state, to: state } }],
      audit: { action: `incidents.${VERBS[state]}`, before: { state: incident.state }, after: { state } },
    };
  });
}

const VERBS = { open: "reopen", mitigated: "mitigate", resolved: "resolve", closed: "close" } as const;

/** Two incidents under way for the same alerts would each be half the story. */
async function requireNoOther({ context, transaction }: ChangeScope, { id }: LockedIncident): Promise<void> {
  const { organizationId } = context;
  const self = await transaction.incident.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { correlationKey: true },
  });
  if (self === null || self.correlationKey === null) return;
  const other = await transaction.incident.findFirst({
    where: {
      organizationId,
      correlationKey: self.correlationKey,
      state: { in: ["open", "mitigated"] },
      id: { not: id },
    },
    select: { number: true },
  });
  if (other === null) return;
  throw new AppError(
    "CONFLICT",
    `Incident ${other.number} is open for the same alerts. Merge the two instead.`,
  );
}

async function askForPostMortem(
  { context, transaction, at }: ChangeScope,
  incidentId: string,
): Promise<void> {
  await transaction.postMortem.createMany({
    data: {
      organizationId: context.organizationId,
      incidentId,
      dueAt: postMortemDueAt(at),
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
  });
}
