import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { soc2ReportRequested } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { boundsOf } from "@/lib/evidence/days";
import { requireFeature } from "@/lib/plans/entitlements";
import type { ReportInput, ScheduleInput } from "./schema";

const MOST_AT_ONCE = 3;

/** Asks for the report of a period; it is made in the background. Answers its id; the same one makes no second. */
export async function requestReport(
  context: OrganizationContext,
  input: ReportInput,
  id: string = newId(),
): Promise<string> {
  requirePermission(context, "evidence.export");
  await requireFeature(context, "evidence-exports");
  const { organizationId, actor } = context;
  const requestedAt = now();
  if (boundsOf(input.toDay).from > requestedAt)
    throw new AppError("INVALID_INPUT", "The period ends in the future.", {
      fields: [{ field: "toDay", message: "must not be in the future" }],
    });
  await withOrganization(context, async (transaction) => {
    const underWay = await transaction.soc2Report.count({
      where: { organizationId, id: { not: id }, state: { in: ["queued", "running"] } },
    });
    if (underWay >= MOST_AT_ONCE)
      throw new AppError("CONFLICT", "Three reports are under way. Wait until one of them is ready.");
    const { count } = await transaction.soc2Report.createMany({
      data: [
        {
          organizationId,
          id,
          fromDay: boundsOf(input.fromDay).from,
          toDay: boundsOf(input.toDay).from,
          requestedById: actor.kind === "user" ? actor.userId : null,
          requestedByName: actor.name,
          requestedAt,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordAudit(transaction, context, {
      action: "soc2-reports.request",
      resource: { kind: "soc2_report", id },
      after: { from_day: input.fromDay, to_day: input.toDay },
    });
  });
  await sendEvents(requestedEvent(organizationId, id));
  return id;
}

/** The event that makes a report. Sent twice it makes it once. */
export function requestedEvent(organizationId: string, reportId: string) {
  return soc2ReportRequested.create({ organizationId, reportId }, { id: `soc2-report:${reportId}` });
}

/** Switches the report of each month on or off. */
export async function changeSchedule(
  context: OrganizationContext,
  { isMonthly }: ScheduleInput,
): Promise<void> {
  requirePermission(context, "evidence.export");
  if (isMonthly) await requireFeature(context, "evidence-exports");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const { count } = isMonthly
      ? await transaction.soc2ReportSchedule.createMany({
          data: [{ organizationId, enabledAt: now() }],
          skipDuplicates: true,
        })
      : await transaction.soc2ReportSchedule.deleteMany({ where: { organizationId } });
    if (count === 0) return;
    await recordAudit(transaction, context, {
      action: "soc2-reports.schedule",
      resource: { kind: "organization", id: organizationId },
      before: { monthly: !isMonthly },
      after: { monthly: isMonthly },
    });
  });
}
