import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db/generated/client";
import { applyAction } from "../engine/apply-action";
import { answerAlerts, type AnsweredRow } from "../internal/answer";
import { answeredColumns, askedAlerts, askedOnes } from "../internal/asked";
import type { ResolveInput } from "../schema";
import { tellOfNotices } from "../tell-of-notices";
import type { AnswerResult } from "../types";

/** Ends these alerts by hand. The same breach does not fire again until it was clear or the hold has passed. */
export async function resolveAlerts(
  context: OrganizationContext,
  { ids, reason }: ResolveInput,
): Promise<AnswerResult> {
  const { organizationId, actor } = context;
  const result = await answerAlerts(context, {
    ids,
    reason: "resolved",
    endsEscalations: "resolved",
    facts: { comment: reason },
    write: (transaction, at) => transaction.$queryRaw<AnsweredRow[]>`
      UPDATE alerts AS alert
         SET state = 'resolved', resolved_at = ${at}::timestamptz, resolution = 'operator',
             resolved_by_id = ${actor.kind === "user" ? actor.userId : null}::uuid, changed_at = ${at}::timestamptz
        FROM (${askedAlerts(organizationId, ids, Prisma.sql`alerts.state <> 'resolved'`)}) AS asked
       WHERE ${askedOnes} RETURNING ${answeredColumns}`,
    afterwards: (transaction, changed, at) =>
      applyAction(transaction, {
        organizationId,
        alertIds: changed.map(({ id }) => id),
        action: "resolve",
        at,
      }),
  });
  const [first] = result.changed;
  if (first !== undefined) await tellOfNotices(`resolve ${first} ${newId()}`);
  return result;
}
