import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { DecisionContent } from "../types";
import { isAboutAlert } from "./about-alert";
import type { DecisionKind } from "./types";

/** A link of the chain, as explanations read it. */
export type ExplainedDecision = {
  sequence: number;
  at: Date;
  kind: DecisionKind;
  content: DecisionContent;
};

type DecisionRow = { sequence: bigint; at: Date; kind: DecisionKind; content: string };

/** A story that is longer than this is told from its beginning. */
const MOST_DECISIONS = 300;
/** How far back the beginning of a breach is looked for. */
const MOST_BEFORE = 5;

/** What was decided about an alert, in the order of the chain, and about its fingerprint just before it fired. */
export async function readDecisionsOfAlert(
  transaction: Transaction,
  organizationId: string,
  alert: { id: string; policyId: string; fingerprint: string; firedAt: Date },
): Promise<ExplainedDecision[]> {
  const rows = await transaction.$queryRaw<DecisionRow[]>`
    (SELECT sequence, at, kind, content FROM alert_decisions
      WHERE organization_id = ${organizationId}::uuid AND policy_id = ${alert.policyId}::uuid
        AND fingerprint = ${alert.fingerprint} AND kind = 'transition' AND at < ${alert.firedAt}::timestamptz
      ORDER BY at DESC, sequence DESC LIMIT ${MOST_BEFORE})
    UNION
    (SELECT sequence, at, kind, content FROM alert_decisions
      WHERE ${isAboutAlert(organizationId, alert.id)}
      ORDER BY sequence LIMIT ${MOST_DECISIONS})
    ORDER BY sequence`;
  return rows.map(toDecision);
}

/** Who was told or not of what a policy decided at one instant, and what was said of it later. */
export async function readAftermath(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  at: Date,
): Promise<ExplainedDecision[]> {
  const rows = await transaction.$queryRaw<DecisionRow[]>`
    SELECT sequence, at, kind, content FROM alert_decisions
     WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid AND at = ${at}::timestamptz
       AND kind IN ('routing', 'revision')
     ORDER BY sequence LIMIT ${MOST_DECISIONS}`;
  return rows.map(toDecision);
}

function toDecision({ sequence, content, ...row }: DecisionRow): ExplainedDecision {
  return { ...row, sequence: Number(sequence), content: JSON.parse(content) as DecisionContent };
}
