import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma } from "@/lib/db/generated/client";
import { moveSnoozedEscalations } from "@/lib/on-call/escalations/start";
import { answerAlerts, type AnsweredRow } from "../internal/answer";
import { answeredColumns, askedAlerts, askedOnes } from "../internal/asked";
import { MAX_SNOOZE_DAYS, type SnoozeInput } from "../schema";
import { snoozeProblem } from "../snooze";
import type { AnswerResult } from "../types";

/** Tells nobody of these alerts before `until`; null ends that. Their state does not change. */
export async function snoozeAlerts(
  context: OrganizationContext,
  { ids, until }: SnoozeInput,
): Promise<AnswerResult> {
  const { organizationId } = context;
  const problem = until === null ? null : snoozeProblem(until, now(), MAX_SNOOZE_DAYS);
  if (problem !== null)
    throw new AppError("INVALID_INPUT", problem, { fields: [{ field: "until", message: problem }] });
  const wanted = Prisma.sql`alerts.state <> 'resolved'
    AND alerts.snoozed_until IS DISTINCT FROM ${until}::timestamptz`;
  return answerAlerts(context, {
    ids,
    reason: until === null ? "woken" : "snoozed",
    facts: until === null ? {} : { until: until.toISOString() },
    write: async (transaction, at) => {
      await moveSnoozedEscalations(transaction, { organizationId, alertIds: ids, to: until ?? at });
      return transaction.$queryRaw<AnsweredRow[]>`
      UPDATE alerts AS alert
         SET snoozed_until = ${until}::timestamptz, changed_at = ${at}::timestamptz
        FROM (${askedAlerts(organizationId, ids, wanted)}) AS asked
       WHERE ${askedOnes} RETURNING ${answeredColumns}`;
    },
  });
}
