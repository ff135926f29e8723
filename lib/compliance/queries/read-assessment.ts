import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { ComplianceAnswer } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { AssessedFramework } from "../assess";
import {
  ASSESSMENT_FORMAT,
  type AssessmentDocument,
  type CheckRecord,
  type FrameworkRecord,
  type ResultRecord,
} from "../assessment-document";
import { queryDigest } from "../checks/run-queries";
import type { Check } from "../checks/types";
import { assessAt, type CheckAt, type ResultAt } from "./assessment-at";

/** How everything stood at a moment, with all that it follows from, for whoever is to check it elsewhere. */
export async function readAssessment(context: OrganizationContext, at: Date): Promise<AssessmentDocument> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const { checks, controls, frameworks } = await assessAt(transaction, organizationId, at);
    const resultIds = checks.flatMap(({ result }) => result?.id ?? []);
    const answers = await transaction.complianceAnswer.findMany({
      where: { organizationId, resultId: { in: resultIds } },
    });
    const answerOf = new Map(answers.map((answer) => [answer.resultId, answer]));
    return {
      format: ASSESSMENT_FORMAT,
      organization_id: organizationId,
      as_of: at.toISOString(),
      checks: checks.map((check) => toCheckRecord(check, answerOf.get(check.result?.id ?? ""))),
      controls: controls.map(({ control, state }) => ({
        id: control.id,
        theme: control.theme,
        title: control.title,
        objective: control.objective,
        state,
        checks: [...control.checks],
      })),
      frameworks: frameworks.map(toFrameworkRecord),
    };
  });
}

function toCheckRecord(
  { check, state, result, waiver, exception }: CheckAt,
  answer: ComplianceAnswer | undefined,
): CheckRecord {
  return {
    id: check.id,
    title: check.title,
    type: check.type,
    state,
    result: result && toResultRecord(check, result),
    answer: answer
      ? { note: answer.note, answered_by: answer.answeredById, file_name: answer.fileName }
      : null,
    waiver: waiver && {
      justification: waiver.justification,
      decided_by: waiver.decidedById,
      decided_at: waiver.decidedAt.toISOString(),
    },
    exception: exception && {
      reason: exception.reason,
      requested_by: exception.requestedById,
      requested_at: exception.requestedAt.toISOString(),
      decided_by: exception.decidedById,
      decided_at: exception.decidedAt?.toISOString() ?? null,
      ends_at: exception.endsAt.toISOString(),
    },
  };
}

function toResultRecord(check: Check, result: ResultAt): ResultRecord {
  const isSameQuery = check.type === "automatic" && queryDigest(check) === result.querySha256;
  return {
    id: result.id,
    state: result.state,
    reason: result.reason,
    facts: result.facts,
    row_kind: check.type === "automatic" ? check.rowKind : null,
    rows: result.rows,
    evaluator_version: result.checkVersion,
    query: isSameQuery ? check.query : null,
    query_sha256: result.querySha256,
    since: result.since.toISOString(),
    observed_at: result.observedAt.toISOString(),
    valid_until: result.validUntil.toISOString(),
  };
}

function toFrameworkRecord({
  framework,
  included,
  state,
  score: { pass, fail, assessed, applicable, percent },
  requirements,
}: AssessedFramework): FrameworkRecord {
  return {
    id: framework.id,
    name: framework.name,
    version: framework.version,
    included,
    state,
    score: { pass, fail, assessed, applicable, percent },
    requirements: requirements.map(({ id, title, section, inScope, state: rolled, controls }) => ({
      id,
      title,
      section: section.id,
      in_scope: inScope,
      state: rolled,
      controls: controls.map(({ control, strength, rationale }) => ({ id: control.id, strength, rationale })),
    })),
  };
}
