import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Json } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { actorId, type Actor, type OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { appendDecisions } from "../decisions/append";
import type { DecisionDraft } from "../decisions/types";
import { takeTurn } from "../engine/apply-action";
import { endEscalations } from "./end-escalations";
import type { AlertState, AnswerResult, UnchangedAlert } from "../types";

/** An alert that an answer changed, as the chain of decisions names it. */
export type AnsweredRow = {
  id: string;
  policy_id: string;
  policy_version: number;
  fingerprint: string;
  policy_name: string;
};

type Answer = {
  ids: readonly string[];
  /** A stable code, which the timeline puts into words: `acknowledged`. */
  reason: string;
  /** What was said with it: goes into the decision and the audit entry alike. */
  facts?: Record<string, Json>;
  /** Ends the escalations of what was changed: nobody further is called. */
  endsEscalations?: "acknowledged" | "resolved";
  /** One conditional statement over all: who comes second changes nothing. */
  write: (transaction: Transaction, at: Date) => Promise<AnsweredRow[]>;
  /** What follows from it in the same transaction. */
  afterwards?: (transaction: Transaction, changed: readonly AnsweredRow[], at: Date) => Promise<void>;
};

/**
 * The one way to answer alerts: permission, the conditional write, the chained decisions and the audit entry
 * commit together. NOT_FOUND when none of the alerts exists.
 */
export async function answerAlerts(context: OrganizationContext, answer: Answer): Promise<AnswerResult> {
  requirePermission(context, "alerts.respond");
  const at = now();
  return withOrganization(context, async (transaction) => {
    await takeTurn(transaction, context.organizationId);
    const changed = await answer.write(transaction, at);
    const changedIds = new Set(changed.map(({ id }) => id));
    const rest = answer.ids.filter((id) => !changedIds.has(id));
    const unchanged = await findUnchanged(transaction, context.organizationId, rest);
    if (changed.length + unchanged.length === 0) throw notFound("alert");
    if (changed.length > 0) {
      await answer.afterwards?.(transaction, changed, at);
      if (answer.endsEscalations)
        await endEscalations(transaction, context.organizationId, changed, answer.endsEscalations);
      await appendDecisions(
        transaction,
        changed.map((row) => actionDecision(context, row, at, answer.reason, answer.facts)),
      );
      await recordAudit(transaction, context, {
        action: `alerts.${answer.reason}`,
        resource: { kind: "alert", id: changed[0]?.id ?? "", name: namesOf(changed) },
        after: { ...answer.facts, alerts: changed.map(({ id }) => id) },
      });
    }
    const known = new Set(unchanged.map(({ id }) => id));
    return { changed: [...changedIds], unchanged, missing: rest.filter((id) => !known.has(id)) };
  });
}

/** What a person did, as a link of the chain: their id, never a name, so that a person can be forgotten. */
export function actionDecision(
  { organizationId, actor }: Pick<OrganizationContext, "organizationId" | "actor">,
  row: Omit<AnsweredRow, "policy_name">,
  at: Date,
  reason: string,
  facts: Record<string, Json> = {},
): DecisionDraft {
  return {
    organizationId,
    at,
    kind: "action",
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    fingerprint: row.fingerprint,
    alertId: row.id,
    content: { ...facts, reason, actor: actorFacts(actor) },
  };
}

function actorFacts(actor: Actor): Json {
  const isPerson = actor.kind === "user" || actor.kind === "staff";
  return { kind: actor.kind, id: actorId(actor), name: isPerson ? null : actor.name };
}

function namesOf(changed: readonly AnsweredRow[]): string {
  const name = changed[0]?.policy_name ?? "";
  return changed.length === 1 ? name : `${name} and ${changed.length - 1} more`;
}

type UnchangedRow = {
  id: string;
  state: AlertState;
  acknowledged_at: Date | null;
  acknowledged_by_id: string | null;
  acknowledged_by_name: string | null;
  resolved_at: Date | null;
  resolved_by_id: string | null;
  resolver_name: string | null;
};

async function findUnchanged(
  transaction: Transaction,
  organizationId: string,
  ids: readonly string[],
): Promise<UnchangedAlert[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.$queryRaw<UnchangedRow[]>`
    SELECT alert.id, alert.state, alert.acknowledged_at, alert.acknowledged_by_id, alert.acknowledged_by_name,
           alert.resolved_at, alert.resolved_by_id, resolver.name AS resolver_name
      FROM alerts AS alert LEFT JOIN users AS resolver ON resolver.id = alert.resolved_by_id
     WHERE alert.organization_id = ${organizationId}::uuid AND alert.id = ANY(${ids}::uuid[])
     ORDER BY alert.id`;
  return rows.map(toUnchanged);
}

function toUnchanged(row: UnchangedRow): UnchangedAlert {
  const { id, state } = row;
  if (state === "resolved") {
    const by = row.resolved_by_id && { id: row.resolved_by_id, name: row.resolver_name ?? "a former member" };
    return { id, state, by: by || null, at: row.resolved_at };
  }
  const name = row.acknowledged_by_name;
  return {
    id,
    state,
    by: name === null ? null : { id: row.acknowledged_by_id, name },
    at: row.acknowledged_at,
  };
}
