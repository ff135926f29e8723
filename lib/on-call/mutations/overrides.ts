import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { instantOf } from "@/lib/core/zoned-time";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { requireMembers } from "../internal/require-members";
import { loadSchedules } from "../load-schedules";
import { minuteOf } from "../labels";
import { getSchedule } from "../queries";
import {
  isPeriod,
  PERIOD_PROBLEM,
  type CreateLocalOverrideInput,
  type CreateOverrideInput,
  type DeleteInput,
  type SwapShiftsInput,
} from "../schema";
import { shiftsBetween } from "../who";

type Period = { userId: string; startsAt: Date; endsAt: Date };

/** Somebody takes a period: everybody who answers alerts for themselves, managers for anybody. */
export async function createOverride(
  context: OrganizationContext,
  { scheduleId, ...period }: CreateOverrideInput,
  id = newId(),
): Promise<string> {
  requirePermission(context, isOneself(context, period.userId) ? "alerts.respond" : "on-call.manage");
  if (!isPeriod(period))
    throw new AppError("INVALID_INPUT", PERIOD_PROBLEM, {
      fields: [{ field: "endsAt", message: PERIOD_PROBLEM }],
    });
  await withOrganization(context, async (transaction) => {
    const name = await touchSchedule(transaction, context, scheduleId);
    await requireMembers(transaction, context.organizationId, [period.userId], "userId");
    await write(transaction, context, scheduleId, [{ id, ...period }]);
    await recordAudit(transaction, context, {
      action: "on-call-overrides.create",
      resource: { kind: "on_call_schedule", id: scheduleId, name },
      after: { override: id, ...shown(period) },
    });
  });
  return id;
}

/** The same, with times on the wall of the schedule's zone. */
export async function createLocalOverride(
  context: OrganizationContext,
  { scheduleId, userId, startsAt, endsAt }: CreateLocalOverrideInput,
): Promise<void> {
  const { rules } = await getSchedule(context, scheduleId);
  const instant = (local: string) =>
    instantOf(rules.timeZone, local.slice(0, 10), minuteOf(local.slice(11)) ?? 0);
  const period = { startsAt: instant(startsAt), endsAt: instant(endsAt) };
  await createOverride(context, { scheduleId, userId, ...period });
}

/** Two people take each other's shifts, both or neither. CONFLICT where a shift is no longer as it was shown. */
export async function swapShifts(context: OrganizationContext, input: SwapShiftsInput): Promise<void> {
  requirePermission(context, "on-call.manage");
  const { scheduleId, one, other } = input;
  await withOrganization(context, async (transaction) => {
    const name = await touchSchedule(transaction, context, scheduleId);
    await requireMembers(transaction, context.organizationId, [one.userId, other.userId], "one");
    await requireShift(transaction, context, scheduleId, one);
    await requireShift(transaction, context, scheduleId, other);
    const swapped = [
      { id: newId(), ...one, userId: other.userId },
      { id: newId(), ...other, userId: one.userId },
    ];
    await write(transaction, context, scheduleId, swapped);
    await recordAudit(transaction, context, {
      action: "on-call-overrides.swap",
      resource: { kind: "on_call_schedule", id: scheduleId, name },
      before: { one: shown(one), other: shown(other) },
      after: { overrides: swapped.map((override) => ({ override: override.id, ...shown(override) })) },
    });
  });
}

/** Takes an override back; one's own, or as a manager anybody's. */
export async function deleteOverride(context: OrganizationContext, { id }: DeleteInput): Promise<void> {
  const { organizationId } = context;
  requirePermission(context, "on-call.read");
  await withOrganization(context, async (transaction) => {
    const override = await transaction.onCallOverride.findFirst({ where: { organizationId, id } });
    if (override === null) throw notFound("override");
    const isOwn = [override.userId, override.createdByUserId].some(
      (userId) => userId !== null && isOneself(context, userId),
    );
    requirePermission(context, isOwn ? "alerts.respond" : "on-call.manage");
    const name = await touchSchedule(transaction, context, override.scheduleId);
    await transaction.onCallOverride.delete({ where: { organizationId_id: { organizationId, id } } });
    await recordAudit(transaction, context, {
      action: "on-call-overrides.delete",
      resource: { kind: "on_call_schedule", id: override.scheduleId, name },
      before: { override: id, ...shown(override) },
    });
  });
}

function isOneself({ actor }: OrganizationContext, userId: string): boolean {
  return actor.kind === "user" && actor.userId === userId;
}

/** Locks the schedule, has its shifts announced anew, and answers its name. NOT_FOUND for somebody else's. */
async function touchSchedule(
  transaction: Transaction,
  { organizationId }: OrganizationContext,
  id: string,
): Promise<string> {
  const [schedule] = await transaction.onCallSchedule.updateManyAndReturn({
    where: { organizationId, id },
    data: { nextNoticeAt: now() },
    select: { name: true },
  });
  if (schedule === undefined) throw notFound("schedule");
  return schedule.name;
}

async function requireShift(
  transaction: Transaction,
  { organizationId }: OrganizationContext,
  scheduleId: string,
  { userId, startsAt, endsAt }: Period,
): Promise<void> {
  const [schedule] = await loadSchedules(transaction, { organizationId, id: scheduleId }, startsAt);
  const shifts = schedule ? shiftsBetween(schedule.rules, startsAt, endsAt) : [];
  if (shifts.length === 1 && shifts[0]?.userId === userId) return;
  throw new AppError("CONFLICT", "One of the shifts has changed. Load the page anew.");
}

async function write(
  transaction: Transaction,
  { organizationId, actor }: OrganizationContext,
  scheduleId: string,
  overrides: readonly (Period & { id: string })[],
): Promise<void> {
  const createdByUserId = actor.kind === "user" ? actorId(actor) : null;
  await transaction.onCallOverride.createMany({
    data: overrides.map((override) => ({
      ...override,
      organizationId,
      scheduleId,
      createdByUserId,
      createdAt: now(),
    })),
    skipDuplicates: true,
  });
}

function shown({ userId, startsAt, endsAt }: Period) {
  return { userId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
