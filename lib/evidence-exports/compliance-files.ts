import "server-only";
import type { AssessmentDocument } from "@/lib/compliance/assessment-document";
import { readAssessment } from "@/lib/compliance/queries/read-assessment";
import { csvLine } from "@/lib/core/csv";
import { withOrganization } from "@/lib/db/with-organization";
import { boundsOf } from "@/lib/evidence/days";
import { readExportFile } from "./store-file";
import type { RunningExport } from "./types";

/** The one file that the states stand in: whatever else says them is made from it, so that nothing contradicts it. */
export const ASSESSMENT_PATH = "compliance/assessment.json";

const RESULTS_A_PAGE = 500;

/** How everything stood at the end of the period, or when the export was asked for where that came first. */
export async function assessmentText({ context, toDay, requestedAt }: RunningExport): Promise<string> {
  const { until } = boundsOf(toDay);
  const document = await readAssessment(context, until < requestedAt ? until : requestedAt);
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The same, read from the file that was written. */
export async function writtenAssessment({ context, id }: RunningExport): Promise<AssessmentDocument> {
  const text = await readExportFile(context, { exportId: id, path: ASSESSMENT_PATH });
  return JSON.parse(text) as AssessmentDocument;
}

export async function* checkCsv(of: RunningExport): AsyncGenerator<string> {
  yield csvLine([
    "check",
    "title",
    "type",
    "state",
    "reason",
    "observed_at",
    "valid_until",
    "excepted_until",
    "waived_because",
    "evaluator_version",
    "query_sha256",
  ]);
  const { checks } = await writtenAssessment(of);
  for (const { id, title, type, state, result, exception, waiver } of checks)
    yield csvLine([
      id,
      title,
      type,
      state,
      result?.reason ?? null,
      result?.observed_at ?? null,
      result?.valid_until ?? null,
      exception?.ends_at ?? null,
      waiver?.justification ?? null,
      result?.evaluator_version ?? null,
      result?.query_sha256 ?? null,
    ]);
}

export async function* controlCsv(of: RunningExport): AsyncGenerator<string> {
  yield csvLine(["control", "theme", "title", "state", "checks"]);
  const { controls } = await writtenAssessment(of);
  for (const { id, theme, title, state, checks } of controls)
    yield csvLine([id, theme, title, state, checks.join(" ")]);
}

export async function* requirementCsv(of: RunningExport): AsyncGenerator<string> {
  yield csvLine(["framework", "requirement", "title", "section", "in_scope", "state", "controls"]);
  const { frameworks } = await writtenAssessment(of);
  for (const { id: framework, included, requirements } of frameworks)
    for (const { id, title, section, in_scope, state, controls } of requirements)
      yield csvLine([
        framework,
        id,
        title,
        section,
        String(included && in_scope),
        state,
        controls.map((control) => `${control.id} (${control.strength})`).join(" "),
      ]);
}

/** Every result that was found within the period, oldest first: how the states came about. */
export async function* resultLines({ context, fromDay, toDay }: RunningExport): AsyncGenerator<string> {
  const { organizationId } = context;
  const observedAt = { gte: boundsOf(fromDay).from, lt: boundsOf(toDay).until };
  let after: string | undefined;
  for (;;) {
    const rows = await withOrganization(context, (transaction) =>
      transaction.complianceCheckResult.findMany({
        where: { organizationId, observedAt, ...(after !== undefined && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: RESULTS_A_PAGE,
      }),
    );
    for (const row of rows)
      yield jsonLine({
        id: row.id,
        check: row.checkId,
        state: row.state,
        previous_state: row.previousState,
        reason: row.reason,
        facts: row.facts,
        rows: row.rows,
        evaluator_version: row.checkVersion,
        query_sha256: row.querySha256,
        run: row.runId,
        observed_at: row.observedAt,
      });
    if (rows.length < RESULTS_A_PAGE) return;
    after = rows.at(-1)?.id;
  }
}

/** Every exception that was asked for or held within the period, also those that were refused. */
export async function* exceptionLines(of: RunningExport): AsyncGenerator<string> {
  for (const { id, checkId, state, reason, ...row } of await readExceptions(of))
    yield jsonLine({
      id,
      check: checkId,
      state,
      reason,
      requested_by: row.requestedById,
      requested_at: row.requestedAt,
      decided_by: row.decidedById,
      decided_at: row.decidedAt,
      ends_at: row.endsAt,
    });
}

export async function* exceptionCsv(of: RunningExport): AsyncGenerator<string> {
  yield csvLine(["exception", "check", "state", "reason", "requested_at", "decided_at", "ends_at"]);
  for (const { id, checkId, state, reason, requestedAt, decidedAt, endsAt } of await readExceptions(of))
    yield csvLine([
      id,
      checkId,
      state,
      reason,
      requestedAt.toISOString(),
      decidedAt?.toISOString() ?? null,
      endsAt.toISOString(),
    ]);
}

function readExceptions({ context, fromDay, toDay }: RunningExport) {
  return withOrganization(context, (transaction) =>
    transaction.complianceException.findMany({
      where: {
        organizationId: context.organizationId,
        requestedAt: { lt: boundsOf(toDay).until },
        endsAt: { gt: boundsOf(fromDay).from },
      },
      orderBy: { id: "asc" },
    }),
  );
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
