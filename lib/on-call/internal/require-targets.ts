import "server-only";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import type { Target, TARGET_KINDS } from "../escalations/plan";

type TargetKind = (typeof TARGET_KINDS)[number];

/** Throws INVALID_INPUT at the step that names somebody or something the organisation does not have. */
export async function requireTargets(
  transaction: Transaction,
  organizationId: string,
  steps: readonly { targets: readonly Target[] }[],
): Promise<void> {
  const targets = steps.flatMap((step) => step.targets);
  const wanted = (kind: TargetKind) => targets.filter((target) => target.kind === kind).map(({ id }) => id);
  const ids = (kind: TargetKind) => ({ in: wanted(kind).filter(isId) });
  const people = await transaction.membership.findMany({
    where: { organizationId, userId: ids("user") },
    select: { userId: true },
  });
  const schedules = await transaction.onCallSchedule.findMany({
    where: { organizationId, id: ids("schedule") },
    select: { id: true },
  });
  const groups = await transaction.recipientGroup.findMany({
    where: { organizationId, key: { in: wanted("group") } },
    select: { key: true },
  });
  const channels = await transaction.notificationChannel.findMany({
    where: { organizationId, key: { in: wanted("channel") }, deletedAt: null },
    select: { key: true },
  });
  const known: Record<TargetKind, Set<string>> = {
    user: new Set(people.map(({ userId }) => userId)),
    schedule: new Set(schedules.map(({ id }) => id)),
    group: new Set(groups.map(({ key }) => key)),
    channel: new Set(channels.map(({ key }) => key)),
  };
  const place = steps.findIndex((step) => step.targets.some(({ kind, id }) => !known[kind].has(id)));
  if (place < 0) return;
  const message = `Step ${place + 1} names a recipient that is not there any more. Choose another one.`;
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: `steps.${place}.targets`, message }] });
}
