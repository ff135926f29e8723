import "server-only";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/core/ids";
import { announceDeliveries } from "@/lib/deliveries/announce";
import { tellAcknowledged } from "@/lib/deliveries/tell-acknowledged";
import { applyAction } from "../engine/apply-action";
import { answerAlerts, type AnsweredRow } from "../internal/answer";
import { answeredColumns, askedAlerts, askedOnes } from "../internal/asked";
import type { AlertIdsInput } from "../schema";
import type { AnswerResult } from "../types";

/** Says that somebody looks after these alerts. Of two people at once the first does; the second learns who. */
export async function acknowledgeAlerts(
  context: OrganizationContext,
  { ids }: AlertIdsInput,
): Promise<AnswerResult> {
  const { organizationId, actor } = context;
  let told = 0;
  const result = await answerAlerts(context, {
    ids,
    reason: "acknowledged",
    endsEscalations: "acknowledged",
    write: (transaction, at) => transaction.$queryRaw<AnsweredRow[]>`
      UPDATE alerts AS alert
         SET state = 'acknowledged', acknowledged_at = ${at}::timestamptz, changed_at = ${at}::timestamptz,
             acknowledged_by_id = ${actor.kind === "user" ? actorId(actor) : null}::uuid,
             acknowledged_by_name = ${actor.name}
        FROM (${askedAlerts(organizationId, ids, Prisma.sql`alerts.state = 'firing'`)}) AS asked
       WHERE ${askedOnes} RETURNING ${answeredColumns}`,
    afterwards: async (transaction, changed, at) => {
      const alertIds = changed.map(({ id }) => id);
      await applyAction(transaction, { organizationId, alertIds, action: "acknowledge", at });
      told = await tellAcknowledged(transaction, { organizationId, alertIds, by: actor.name, at });
    },
  });
  if (told > 0) await announceDeliveries(`acknowledged:${newId()}`);
  return result;
}

/** Takes an acknowledgement back: the alert fires again and waits for somebody. */
export async function unacknowledgeAlerts(
  context: OrganizationContext,
  { ids }: AlertIdsInput,
): Promise<AnswerResult> {
  const { organizationId } = context;
  return answerAlerts(context, {
    ids,
    reason: "unacknowledged",
    write: (transaction, at) => transaction.$queryRaw<AnsweredRow[]>`
      UPDATE alerts AS alert
         SET state = 'firing', acknowledged_at = NULL, acknowledged_by_id = NULL, acknowledged_by_name = NULL,
             changed_at = ${at}::timestamptz
        FROM (${askedAlerts(organizationId, ids, Prisma.sql`alerts.state = 'acknowledged'`)}) AS asked
       WHERE ${askedOnes} RETURNING ${answeredColumns}`,
    afterwards: (transaction, changed, at) =>
      applyAction(transaction, {
        organizationId,
        alertIds: changed.map(({ id }) => id),
        action: "unacknowledge",
        at,
      }),
  });
}
