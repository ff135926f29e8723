import "server-only";
import { readDefinition } from "@/lib/alert-policies/definition";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { readNames } from "../internal/names";
import type { AlertState } from "../types";
import { readDecisionsOfAlert } from "./explained-decision";
import { explanationOf, type ExplainedQuestion } from "./explanation";

type AlertRow = {
  policy_id: string;
  policy_version: number;
  fingerprint: string;
  fired_at: Date;
  state: AlertState;
  definition: Record<string, unknown>;
  unit: string | null;
};

/** Why an alert fired, who was told of it or not and why, and why it ended or did not: from the chain alone. */
export async function explainAlert(
  context: OrganizationContext,
  alertId: string,
): Promise<ExplainedQuestion[]> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const alert = await findAlert(transaction, organizationId, alertId);
    const about = {
      id: alertId,
      policyId: alert.policy_id,
      fingerprint: alert.fingerprint,
      firedAt: alert.fired_at,
    };
    const decisions = await readDecisionsOfAlert(transaction, organizationId, about);
    return explanationOf({
      state: alert.state,
      policyVersion: alert.policy_version,
      definition: readDefinition(alert.definition),
      unit: alert.unit ?? undefined,
      decisions,
      undecided: await transaction.alertNotice.findMany({
        where: { organizationId, alertId, routedAt: null },
        select: { at: true },
      }),
      names: await readNames(
        transaction,
        organizationId,
        decisions.map(({ content }) => content),
      ),
    });
  });
}

async function findAlert(transaction: Transaction, organizationId: string, id: string): Promise<AlertRow> {
  const [row] = await transaction.$queryRaw<AlertRow[]>`
    SELECT alert.policy_id, alert.policy_version, alert.fingerprint, alert.fired_at, alert.state, version.definition,
           (SELECT unit FROM metric_series
             WHERE organization_id = alert.organization_id AND name = version.definition ->> 'metric_type'
             LIMIT 1) AS unit
      FROM alerts AS alert
      JOIN alert_policy_versions AS version ON version.organization_id = alert.organization_id
       AND version.policy_id = alert.policy_id AND version.version = alert.policy_version
     WHERE alert.organization_id = ${organizationId}::uuid AND alert.id = ${id}::uuid`;
  if (row === undefined) throw notFound("alert");
  return row;
}
