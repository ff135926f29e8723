import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { requireMembers } from "../internal/require-members";
import { requireUnused } from "../internal/require-unused";
import { loadSchedules } from "../load-schedules";
import type { CreateScheduleInput, DeleteInput, UpdateScheduleInput } from "../schema";
import type { Layer } from "../types";

/** Makes a schedule; its key is how alert policies name it, and stays. Returns its id. */
export async function createSchedule(
  context: OrganizationContext,
  { layers, ...input }: CreateScheduleInput,
): Promise<string> {
  requirePermission(context, "on-call.manage");
  const { organizationId } = context;
  const id = newId();
  await withOrganization(context, async (transaction) => {
    await requireMembers(transaction, organizationId, peopleOf(layers), "layers");
    const { count } = await transaction.onCallSchedule.createMany({
      data: { organizationId, id, ...input, nextNoticeAt: now() },
      skipDuplicates: true,
    });
    if (count === 0) throw keyTaken();
    await writeLayers(transaction, organizationId, id, layers);
    await recordAudit(transaction, context, {
      action: "on-call-schedules.create",
      resource: { kind: "on_call_schedule", id, name: input.name },
      after: { ...input, layers },
    });
  });
  return id;
}

/** Replaces what a schedule says. CONFLICT when somebody else has changed it since it was read. */
export async function updateSchedule(
  context: OrganizationContext,
  { id, version, layers, ...input }: UpdateScheduleInput,
): Promise<void> {
  requirePermission(context, "on-call.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await findForAudit(transaction, organizationId, id);
    if (before === null) throw notFound("schedule");
    await requireMembers(transaction, organizationId, peopleOf(layers), "layers");
    const { count } = await transaction.onCallSchedule.updateMany({
      where: { organizationId, id, version },
      data: { ...input, version: { increment: 1 }, nextNoticeAt: now() },
    });
    if (count === 0)
      throw new AppError("CONFLICT", "Somebody else has changed this schedule. Load the page anew.");
    await transaction.onCallLayer.deleteMany({ where: { organizationId, scheduleId: id } });
    await writeLayers(transaction, organizationId, id, layers);
    await recordAudit(transaction, context, {
      action: "on-call-schedules.update",
      resource: { kind: "on_call_schedule", id, name: input.name },
      before,
      after: { ...input, layers },
    });
  });
}

/** Removes a schedule that nothing names any more. */
export async function deleteSchedule(context: OrganizationContext, { id }: DeleteInput): Promise<void> {
  requirePermission(context, "on-call.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const schedule = await transaction.onCallSchedule.findFirst({
      where: { organizationId, id },
      select: { key: true, name: true },
    });
    const before = await findForAudit(transaction, organizationId, id);
    if (schedule === null || before === null) throw notFound("schedule");
    const steps = await transaction.escalationRecipient.findMany({
      where: { organizationId, scheduleId: id },
      select: { step: { select: { policy: { select: { name: true } } } } },
    });
    const escalations = steps.map(({ step }) => step.policy.name);
    await requireUnused(transaction, { organizationId, entry: `on-call:${schedule.key}`, escalations });
    await transaction.onCallSchedule.delete({ where: { organizationId_id: { organizationId, id } } });
    await recordAudit(transaction, context, {
      action: "on-call-schedules.delete",
      resource: { kind: "on_call_schedule", id, name: schedule.name },
      before,
    });
  });
}

export function keyTaken(): AppError {
  const message = "This key is taken. Choose another one.";
  return new AppError("CONFLICT", message, { fields: [{ field: "key", message }] });
}

async function findForAudit(transaction: Transaction, organizationId: string, id: string) {
  const [schedule] = await loadSchedules(transaction, { organizationId, id }, now());
  if (schedule === undefined) return null;
  const { name, rules } = schedule;
  return { name, timeZone: rules.timeZone, layers: rules.layers };
}

function peopleOf(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ participants }) => participants);
}

async function writeLayers(
  transaction: Transaction,
  organizationId: string,
  scheduleId: string,
  layers: readonly Layer[],
): Promise<void> {
  const rows = layers.map((layer, place) => ({ ...layer, id: newId(), place }));
  await transaction.onCallLayer.createMany({
    data: rows.map(({ participants: _, startsOn, ...layer }) => ({
      ...layer,
      organizationId,
      scheduleId,
      startsOn: new Date(`${startsOn}T00:00:00Z`),
    })),
  });
  await transaction.onCallParticipant.createMany({
    data: rows.flatMap(({ id: layerId, participants }) =>
      participants.map((userId, place) => ({ organizationId, layerId, place, userId })),
    ),
  });
}
