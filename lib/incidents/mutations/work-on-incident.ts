import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { attachAlerts } from "../internal/attach-alerts";
import { changeIncident, requireMember, userIdOf } from "../internal/change";
import type {
  AddAlertsInput,
  AddLinkInput,
  AddStepInput,
  AddTaskInput,
  NoteInput,
  PostUpdateInput,
  RemoveLinkInput,
  RoleInput,
  TickStepInput,
  TickTaskInput,
} from "../schema";
import { unfilledPlaces } from "../update-templates";

/** Writes onto the timeline what nobody else would know. */
export async function addNote(context: OrganizationContext, { incidentId, text }: NoteInput): Promise<void> {
  await changeIncident(context, incidentId, () => ({
    events: [{ kind: "note", detail: { text } }],
    audit: { action: "incidents.note", after: { text } },
  }));
}

/** Adds alerts that belong to no incident yet. */
export async function addAlerts(context: OrganizationContext, input: AddAlertsInput): Promise<void> {
  const { incidentId, alertIds } = input;
  await changeIncident(context, incidentId, async (_, { transaction, at }) => {
    await attachAlerts(transaction, context, { incidentId, alertIds, at });
    return { events: [], audit: { action: "incidents.add-alerts", after: { alerts: alertIds } } };
  });
}

/** Gives a role to a member, or to nobody. */
export async function assignRole(context: OrganizationContext, input: RoleInput): Promise<void> {
  const { incidentId, role, userId } = input;
  const { organizationId } = context;
  const key = { organizationId, incidentId, role };
  await changeIncident(context, incidentId, async (_, scope) => {
    await requireMember(scope, userId, "userId");
    const before = await scope.transaction.incidentRole.findUnique({
      where: { organizationId_incidentId_role: key },
    });
    if ((before?.userId ?? null) === userId) return null;
    await scope.transaction.incidentRole.deleteMany({ where: key });
    if (userId !== null)
      await scope.transaction.incidentRole.create({ data: { ...key, userId, assignedAt: scope.at } });
    return {
      events: [{ kind: userId === null ? "role_ended" : "role_assigned", detail: { role, userId } }],
      audit: {
        action: "incidents.assign-role",
        before: { [role]: before?.userId ?? null },
        after: { [role]: userId },
      },
    };
  });
}

export async function addTask(context: OrganizationContext, input: AddTaskInput): Promise<void> {
  const { incidentId, title, assigneeId, dueAt } = input;
  await changeIncident(context, incidentId, async (_, scope) => {
    await requireMember(scope, assigneeId, "assigneeId");
    await scope.transaction.incidentTask.create({
      data: {
        organizationId: context.organizationId,
        id: newId(),
        incidentId,
        title,
        assigneeId,
        dueAt,
        createdAt: scope.at,
      },
    });
    return {
      events: [{ kind: "task_added", detail: { title, userId: assigneeId } }],
      audit: { action: "incidents.add-task", after: { title, assignee_id: assigneeId } },
    };
  });
}

export async function tickTask(context: OrganizationContext, input: TickTaskInput): Promise<void> {
  const { incidentId, taskId, done } = input;
  await changeIncident(context, incidentId, async (_, { transaction, at }) => {
    const where = { organizationId: context.organizationId, incidentId, id: taskId };
    const task = await transaction.incidentTask.findFirst({ where });
    if (task === null) throw notFound("task");
    if ((task.doneAt !== null) === done) return null;
    await transaction.incidentTask.updateMany({
      where,
      data: done ? { doneAt: at, doneById: userIdOf(context) } : { doneAt: null, doneById: null },
    });
    return {
      events: [{ kind: done ? "task_done" : "task_reopened", detail: { title: task.title } }],
      audit: {
        action: done ? "incidents.finish-task" : "incidents.reopen-task",
        after: { title: task.title, done },
      },
    };
  });
}

/** Posts a status update; INVALID_INPUT while a place of its template is not filled in. */
export async function postUpdate(context: OrganizationContext, input: PostUpdateInput): Promise<void> {
  const { incidentId, audience, phase, body } = input;
  const [unfilled] = unfilledPlaces(body);
  if (unfilled !== undefined) {
    const message = `Fill in ${unfilled}.`;
    throw new AppError("INVALID_INPUT", message, { fields: [{ field: "body", message }] });
  }
  await changeIncident(context, incidentId, async (_, { transaction, at }) => {
    await transaction.incidentUpdate.create({
      data: {
        organizationId: context.organizationId,
        id: newId(),
        incidentId,
        audience,
        phase,
        body,
        postedAt: at,
        postedById: userIdOf(context),
      },
    });
    return {
      events: [{ kind: "update_posted", detail: { audience, phase } }],
      audit: { action: "incidents.post-update", after: { audience, phase, body } },
    };
  });
}

export async function addStep(
  context: OrganizationContext,
  { incidentId, body }: AddStepInput,
): Promise<void> {
  const { organizationId } = context;
  await changeIncident(context, incidentId, async (_, { transaction }) => {
    const position =
      1 + (await transaction.incidentRunbookStep.count({ where: { organizationId, incidentId } }));
    await transaction.incidentRunbookStep.create({
      data: { organizationId, id: newId(), incidentId, position, body },
    });
    return {
      events: [{ kind: "step_added", detail: { step: body } }],
      audit: { action: "incidents.add-step", after: { step: body } },
    };
  });
}

export async function tickStep(context: OrganizationContext, input: TickStepInput): Promise<void> {
  const { incidentId, stepId, ticked } = input;
  await changeIncident(context, incidentId, async (_, { transaction, at }) => {
    const where = { organizationId: context.organizationId, incidentId, id: stepId };
    const step = await transaction.incidentRunbookStep.findFirst({ where });
    if (step === null) throw notFound("step");
    if ((step.tickedAt !== null) === ticked) return null;
    await transaction.incidentRunbookStep.updateMany({
      where,
      data: ticked ? { tickedAt: at, tickedById: userIdOf(context) } : { tickedAt: null, tickedById: null },
    });
    return {
      events: [{ kind: ticked ? "step_ticked" : "step_unticked", detail: { step: step.body } }],
      audit: { action: "incidents.tick-step", after: { step: step.body, ticked } },
    };
  });
}

export async function addLink(context: OrganizationContext, input: AddLinkInput): Promise<void> {
  const { incidentId, kind, target } = input;
  const label = input.label || target;
  await changeIncident(context, incidentId, async (_, { transaction, at }) => {
    await transaction.incidentLink.create({
      data: {
        organizationId: context.organizationId,
        id: newId(),
        incidentId,
        kind,
        target,
        label,
        addedAt: at,
        addedById: userIdOf(context),
      },
    });
    return {
      events: [{ kind: "link_added", detail: { label } }],
      audit: { action: "incidents.add-link", after: { kind, target, label } },
    };
  });
}

export async function removeLink(context: OrganizationContext, input: RemoveLinkInput): Promise<void> {
  const { incidentId, linkId } = input;
  await changeIncident(context, incidentId, async (_, { transaction }) => {
    const where = { organizationId: context.organizationId, incidentId, id: linkId };
    const link = await transaction.incidentLink.findFirst({ where });
    if (link === null) throw notFound("link");
    await transaction.incidentLink.deleteMany({ where });
    return {
      events: [{ kind: "link_removed", detail: { label: link.label } }],
      audit: { action: "incidents.remove-link", before: { target: link.target, label: link.label } },
    };
  });
}
