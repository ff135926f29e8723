import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changeIncident, requireMember, userIdOf, type ChangeScope } from "../internal/change";
import { missingSections, readSections } from "../post-mortem-sections";
import type { AddActionInput, ChangeActionInput, SavePostMortemInput } from "../schema";
import { isUnderWay } from "../states";
import { postMortemDueAt } from "../targets";

/** Begins the post-mortem of an incident that did not get one by itself. */
export async function startPostMortem(
  context: OrganizationContext,
  { incidentId }: { incidentId: string },
): Promise<void> {
  await changeIncident(context, incidentId, async (incident, { transaction, at }) => {
    if (isUnderWay(incident.state))
      throw new AppError("CONFLICT", "Resolve the incident first: its story has no end yet.");
    const { count } = await transaction.postMortem.createMany({
      data: {
        organizationId: context.organizationId,
        incidentId,
        dueAt: postMortemDueAt(incident.resolvedAt ?? at),
        createdAt: at,
        updatedAt: at,
        updatedById: userIdOf(context),
      },
      skipDuplicates: true,
    });
    if (count === 0) return null;
    return { events: [{ kind: "post_mortem_started" }], audit: { action: "post-mortems.start" } };
  });
}

/** Saves what was written. CONFLICT when somebody else has saved since it was read. */
export async function savePostMortem(
  context: OrganizationContext,
  input: SavePostMortemInput,
): Promise<void> {
  const { incidentId, version, sections, state } = input;
  await changeIncident(context, incidentId, async (_, scope) => {
    const before = await readPostMortem(scope, incidentId);
    const { count } = await scope.transaction.postMortem.updateMany({
      where: { organizationId: context.organizationId, incidentId, version, state: { not: "published" } },
      data: {
        sections: { ...readSections(before.sections), ...sections },
        state,
        version: { increment: 1 },
        updatedAt: scope.at,
        updatedById: userIdOf(context),
      },
    });
    if (count === 0)
      throw new AppError(
        "CONFLICT",
        before.state === "published"
          ? "This post-mortem is published and no longer changes."
          : "Somebody else has saved this post-mortem since you opened it. Copy your text and load the page anew.",
      );
    return {
      events: [],
      audit: {
        action: "post-mortems.save",
        before: { ...readSections(before.sections), state: before.state },
        after: { ...readSections(before.sections), ...sections, state },
      },
    };
  });
}

/** Publishes it for the organisation; from then on its text stays as it is. */
export async function publishPostMortem(
  context: OrganizationContext,
  { incidentId }: { incidentId: string },
): Promise<void> {
  await changeIncident(context, incidentId, async (_, scope) => {
    const before = await readPostMortem(scope, incidentId);
    if (before.state === "published") return null;
    const missing = missingSections(readSections(before.sections));
    if (missing.length > 0)
      throw new AppError("INVALID_INPUT", `Write and save first: ${missing.join(", ").toLowerCase()}.`);
    await scope.transaction.postMortem.updateMany({
      where: { organizationId: context.organizationId, incidentId },
      data: {
        state: "published",
        publishedAt: scope.at,
        publishedById: userIdOf(context),
        version: { increment: 1 },
        updatedAt: scope.at,
      },
    });
    return {
      events: [{ kind: "post_mortem_published" }],
      audit: {
        action: "post-mortems.publish",
        before: { state: before.state },
        after: { state: "published" },
      },
    };
  });
}

export async function addAction(context: OrganizationContext, input: AddActionInput): Promise<void> {
  const { incidentId, title, ownerId, dueAt } = input;
  await changeIncident(context, incidentId, async (_, scope) => {
    await readPostMortem(scope, incidentId);
    await requireMember(scope, ownerId, "ownerId");
    const { at } = scope;
    await scope.transaction.postMortemAction.create({
      data: {
        organizationId: context.organizationId,
        id: newId(),
        incidentId,
        title,
        ownerId,
        dueAt,
        createdAt: at,
        changedAt: at,
      },
    });
    return { events: [], audit: { action: "post-mortems.add-action", after: { title, owner_id: ownerId } } };
  });
}

/** Ends an action, drops it or takes it up again; also after publication, which is when most are done. */
export async function changeAction(context: OrganizationContext, input: ChangeActionInput): Promise<void> {
  const { incidentId, actionId, state } = input;
  await changeIncident(context, incidentId, async (_, { transaction, at }) => {
    const where = { organizationId: context.organizationId, incidentId, id: actionId };
    const action = await transaction.postMortemAction.findFirst({ where });
    if (action === null) throw notFound("action");
    if (action.state === state) return null;
    await transaction.postMortemAction.updateMany({ where, data: { state, changedAt: at } });
    return {
      events: [],
      audit: {
        action: "post-mortems.change-action",
        before: { title: action.title, state: action.state },
        after: { title: action.title, state },
      },
    };
  });
}

async function readPostMortem({ context, transaction }: ChangeScope, incidentId: string) {
  const { organizationId } = context;
  const row = await transaction.postMortem.findUnique({
    where: { organizationId_incidentId: { organizationId, incidentId } },
  });
  if (row === null) throw notFound("post-mortem");
  return row;
}
