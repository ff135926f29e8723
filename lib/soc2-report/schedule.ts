import "server-only";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { sendEvents } from "@/lib/events/send";
import { boundsOf } from "@/lib/evidence/days";
import { hasFeature, readOnlyReason, toSubscription } from "@/lib/plans/subscription";
import { requestedEvent } from "./mutations";
import { monthBefore } from "./period";

const REQUESTED_BY = "Monthly schedule";
const EVENTS_AT_ONCE = 500;

/**
 * Asks for the report of the month that is over, for every organisation that wants one, once however often it is
 * called; a month whose first days were missed is made up for later in it. Answers how many are under way for it.
 */
export async function requestMonthlyReports(at: Date): Promise<number> {
  const { fromDay, toDay } = monthBefore(at);
  const month = boundsOf(fromDay).from;
  const waiting = await withPlatform("monthly SOC 2 reports", async (transaction) => {
    const scheduled = await transaction.soc2ReportSchedule.findMany({
      where: { organization: { deletedAt: null, createdAt: { lt: boundsOf(toDay).until } } },
      select: {
        organization: {
          select: { id: true, plan: true, subscriptionStatus: true, trialEndsAt: true, closesAt: true },
        },
      },
    });
    const due = scheduled.flatMap(({ organization: { id, ...row } }) => {
      const subscription = toSubscription(row);
      const isEntitled =
        hasFeature(subscription, "evidence-exports") && readOnlyReason(subscription, at) === null;
      return isEntitled ? [id] : [];
    });
    await transaction.soc2Report.createMany({
      data: due.map((organizationId) => ({
        organizationId,
        id: newId(),
        fromDay: month,
        toDay: boundsOf(toDay).from,
        scheduledMonth: month,
        requestedByName: REQUESTED_BY,
        requestedAt: at,
      })),
      skipDuplicates: true,
    });
    // Those of an earlier call as well: it may have been killed before it could send.
    return transaction.soc2Report.findMany({
      where: { scheduledMonth: month, state: "queued" },
      select: { organizationId: true, id: true },
    });
  });
  for (let first = 0; first < waiting.length; first += EVENTS_AT_ONCE)
    await sendEvents(
      waiting
        .slice(first, first + EVENTS_AT_ONCE)
        .map(({ organizationId, id }) => requestedEvent(organizationId, id)),
    );
  return waiting.length;
}
