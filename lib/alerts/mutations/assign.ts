import "server-only";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { rolesAllowed } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { answerAlerts, type AnsweredRow } from "../internal/answer";
import { answeredColumns, askedAlerts, askedOnes } from "../internal/asked";
import type { AssignInput } from "../schema";
import type { AnswerResult } from "../types";

/** Gives these alerts to a member, who is told, or to nobody. */
export async function assignAlerts(
  context: OrganizationContext,
  { ids, assigneeId }: AssignInput,
): Promise<AnswerResult> {
  const { organizationId } = context;
  const mails: QueuedMail[] = [];
  const wanted = Prisma.sql`alerts.assignee_id IS DISTINCT FROM ${assigneeId}::uuid`;
  const result = await answerAlerts(context, {
    ids,
    reason: assigneeId === null ? "unassigned" : "assigned",
    facts: assigneeId === null ? {} : { assignee: assigneeId },
    write: async (transaction, at) => {
      if (assigneeId !== null) await requireResponder(transaction, organizationId, assigneeId);
      return transaction.$queryRaw<AnsweredRow[]>`
        UPDATE alerts AS alert
           SET assignee_id = ${assigneeId}::uuid, changed_at = ${at}::timestamptz
          FROM (${askedAlerts(organizationId, ids, wanted)}) AS asked
         WHERE ${askedOnes} RETURNING ${answeredColumns}`;
    },
    afterwards: async (transaction, changed) => {
      const [first] = changed;
      if (assigneeId === null || first === undefined || assigneeId === actorId(context.actor)) return;
      const told = await notify(transaction, {
        type: "alerts.assigned",
        organizationId,
        data: { by: context.actor.name, policy: first.policy_name, count: changed.length, alertId: first.id },
        key: newId(),
        to: { userId: assigneeId },
      });
      mails.push(...told);
    },
  });
  await announceMails(mails);
  return result;
}

/** Somebody outside, and a member who may not answer alerts, look the same. */
async function requireResponder(
  transaction: Transaction,
  organizationId: string,
  userId: string,
): Promise<void> {
  const membership = await transaction.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });
  if (membership && rolesAllowed("alerts.respond").some((role) => role === membership.role)) return;
  const message = "Choose a member who may answer alerts.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "assigneeId", message }] });
}
