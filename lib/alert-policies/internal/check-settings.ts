import "server-only";
import { AppError, type FieldError } from "@/lib/core/errors";
import { fieldErrorsOf } from "@/lib/http/field-errors";
import type { Transaction } from "@/lib/db/transaction";
import { isMetricType } from "@/lib/metrics/catalogue";
import { definitionOf } from "../definition";
import { PolicySettings } from "../schema";
import type { PolicyDefinition } from "../types";
import { recipientProblems } from "./recipient-problems";

/** What somebody sent as a definition. INVALID_INPUT names each wrong field. */
export function parseSettings(given: unknown): PolicyDefinition {
  const parsed = PolicySettings.safeParse(given);
  if (!parsed.success) throw refused(fieldErrorsOf(parsed.error));
  return definitionOf(parsed.data);
}

type Checked = { organizationId: string; id: string | null; before: PolicyDefinition | null };

/** Refuses what names a metric, a policy or a recipient that the organisation does not have. */
export async function checkReferences(
  transaction: Transaction,
  definition: PolicyDefinition,
  { organizationId, id, before }: Checked,
): Promise<void> {
  const problems = [
    ...(await metricProblems(transaction, organizationId, definition, before)),
    ...(await memberProblems(transaction, organizationId, definition, id)),
    ...(await recipientProblems(transaction, organizationId, definition, before)),
  ];
  if (problems.length > 0) throw refused(problems);
}

/** A metric that fell silent for good is no reason to refuse other changes to its policy. */
async function metricProblems(
  transaction: Transaction,
  organizationId: string,
  { metricType, labelSelector, groupBy }: PolicyDefinition,
  before: PolicyDefinition | null,
): Promise<FieldError[]> {
  if (metricType === null) return [];
  if (isMetricType(metricType)) {
    const message = `does not fit: ${metricType} has no labels`;
    return [
      ...(labelSelector.length > 0 ? [{ field: "labelSelector", message }] : []),
      ...(groupBy.length > 0 ? [{ field: "groupBy", message }] : []),
    ];
  }
  if (metricType === before?.metricType) return [];
  const pushed = await transaction.metricSeries.findFirst({ where: { organizationId, name: metricType } });
  if (pushed !== null) return [];
  return [{ field: "metricType", message: "must be a metric that is collected, or pushed at least once" }];
}

/** Composites of composites could go round in a circle. */
async function memberProblems(
  transaction: Transaction,
  organizationId: string,
  { parameters: { policyIds = [] } }: PolicyDefinition,
  id: string | null,
): Promise<FieldError[]> {
  if (policyIds.length === 0) return [];
  const found = await transaction.alertPolicy.count({
    where: {
      organizationId,
      id: { in: policyIds, ...(id !== null && { not: id }) },
      deletedAt: null,
      kind: { not: "composite" },
    },
  });
  if (found === policyIds.length) return [];
  const message = "must be other policies of this organisation, and no composites";
  return [{ field: "parameters.policyIds", message }];
}

function refused(fields: FieldError[]): AppError {
  return new AppError("INVALID_INPUT", "The policy is not saved.", { fields });
}
