import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { Prisma } from "@/lib/db/generated/client";
import { answerAlerts, type AnsweredRow } from "../internal/answer";
import { answeredColumns, askedAlerts, askedOnes } from "../internal/asked";
import type { AlertIdsInput, FalsePositiveInput } from "../schema";
import type { AnswerResult } from "../types";

/** Says that nothing was wrong when these alerts fired: what the quality of a policy is measured by. */
export async function markFalsePositives(
  context: OrganizationContext,
  { ids, reason }: FalsePositiveInput,
): Promise<AnswerResult> {
  const { organizationId, actor } = context;
  return answerAlerts(context, {
    ids,
    reason: "marked_false_positive",
    facts: { comment: reason },
    write: (transaction, at) => transaction.$queryRaw<AnsweredRow[]>`
      UPDATE alerts AS alert
         SET false_positive_at = ${at}::timestamptz, changed_at = ${at}::timestamptz,
             false_positive_by_id = ${actor.kind === "user" ? actor.userId : null}::uuid
        FROM (${askedAlerts(organizationId, ids, Prisma.sql`alerts.false_positive_at IS NULL`)}) AS asked
       WHERE ${askedOnes} RETURNING ${answeredColumns}`,
  });
}

/** Takes that back. */
export async function unmarkFalsePositives(
  context: OrganizationContext,
  { ids }: AlertIdsInput,
): Promise<AnswerResult> {
  const { organizationId } = context;
  return answerAlerts(context, {
    ids,
    reason: "unmarked_false_positive",
    write: (transaction, at) => transaction.$queryRaw<AnsweredRow[]>`
      UPDATE alerts AS alert
         SET false_positive_at = NULL, false_positive_by_id = NULL, changed_at = ${at}::timestamptz
        FROM (${askedAlerts(organizationId, ids, Prisma.sql`alerts.false_positive_at IS NOT NULL`)}) AS asked
       WHERE ${askedOnes} RETURNING ${answeredColumns}`,
  });
}
