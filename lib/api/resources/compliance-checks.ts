import { z } from "zod";
import { AnswerInput, RunInput } from "@/lib/compliance/schema";
import type { ResultItem, Standing } from "@/lib/compliance/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf, SearchText } from "../schemas";
import { CheckState, COMPLIANCE_LIST, EffectiveState, FrameworkId } from "./compliance";

const CheckId = z.string().max(80).describe("Id of a check: mfa-coverage.");
/** Base64 of three mebibytes. */
const LONGEST_DOCUMENT = 4 * 1024 * 1024;

const Check = z
  .strictObject({
    id: CheckId,
    type: z.enum(["automatic", "manual"]),
    version: z.int(),
    title: z.string(),
    description: z.string(),
    remedy: z.string(),
    state: EffectiveState,
    reason: z.string().nullable().describe("Null before the first run or answer."),
    since: ApiTime.nullable(),
    observed_at: ApiTime.nullable(),
    valid_until: ApiTime.nullable(),
    owner_id: z.uuid().nullable(),
    due_on: z.iso.date().nullable(),
  })
  .register(namedSchemas, { id: "ComplianceCheck" });

const CheckPage = pageOf(Check).register(namedSchemas, { id: "ComplianceCheckPage" });

const Result = z
  .strictObject({
    id: z.uuid(),
    check_id: CheckId,
    check_version: z.int(),
    state: CheckState,
    previous_state: CheckState.nullable(),
    reason: z.string(),
    facts: z.record(z.string(), z.unknown()).describe("What the statement answered."),
    rows: z.array(z.string()).describe("Ids of what is behind it, a hundred at most."),
    query_sha256: z.string().nullable().describe("SHA-256 of the statement, hex; null for an answer."),
    observed_at: ApiTime,
  })
  .register(namedSchemas, { id: "ComplianceResult" });

const ResultPage = pageOf(Result).register(namedSchemas, { id: "ComplianceResultPage" });

const Run = z
  .strictObject({
    checks: z.int(),
    failed: z.int(),
    changed: z.int().describe("Checks whose result is another than before."),
  })
  .register(namedSchemas, { id: "ComplianceRun" });

const CHECK_EXAMPLE = {
  id: "mfa-coverage",
  type: "automatic",
  version: 1,
  title: "Every member has a second factor",
  description: "An authenticator app or a passkey is set up in the account of each member.",
  remedy: "Require two-factor authentication in the sign-in policies.",
  state: "fail",
  reason: "2 of 9 members without a second factor.",
  since: "2026-11-20T00:30:02.110Z",
  observed_at: "2026-11-21T00:30:01.870Z",
  valid_until: "2026-11-23T00:30:01.870Z",
  owner_id: null,
  due_on: null,
} satisfies z.input<typeof Check>;

const RESULT_EXAMPLE = {
  id: "01980c3e-aa01-7d10-8f2e-7c5b1b0e4a01",
  check_id: "mfa-coverage",
  check_version: 1,
  state: "fail",
  previous_state: "pass",
  reason: "2 of 9 members without a second factor.",
  facts: { total: 9, failing: 2 },
  rows: ["01980c3e-aa02-7d10-8f2e-7c5b1b0e4a02", "01980c3e-aa03-7d10-8f2e-7c5b1b0e4a03"],
  query_sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  observed_at: "2026-11-20T00:30:02.110Z",
} satisfies z.input<typeof Result>;

export const listChecksEndpoint = defineEndpoint({
  ...COMPLIANCE_LIST,
  operation: "listComplianceChecks",
  path: "/api/v1/compliance/checks",
  summary: "List checks",
  description: "Every check with how it stands now. What is not known is not_assessed, never pass.",
  query: listQuery({
    q: SearchText.optional(),
    state: EffectiveState.optional(),
    type: z.enum(["automatic", "manual"]).optional(),
    framework: FrameworkId.optional(),
  }),
  place: z.tuple([z.string()]),
  answers: {
    200: {
      description: "A page of checks.",
      schema: CheckPage,
      example: { data: [CHECK_EXAMPLE], next_cursor: null },
    },
  },
});

export const listResultsEndpoint = defineEndpoint({
  ...COMPLIANCE_LIST,
  operation: "listComplianceResults",
  path: "/api/v1/compliance/results",
  summary: "List results",
  description: "What checks found, newest first. A result holds until the next one of its check.",
  query: listQuery({ check_id: CheckId.optional() }),
  place: z.tuple([z.uuid()]),
  answers: {
    200: {
      description: "A page of results.",
      schema: ResultPage,
      example: { data: [RESULT_EXAMPLE], next_cursor: null },
    },
  },
});

export const runChecksEndpoint = defineEndpoint({
  operation: "runComplianceChecks",
  method: "POST",
  path: "/api/v1/compliance/runs",
  tag: "Compliance",
  summary: "Run checks",
  description: "Runs one automatic check, or all of them, before it answers.",
  scope: "compliance:write",
  requestsPerMinute: 10,
  body: {
    schema: z.strictObject({ check_id: RunInput.shape.checkId }),
    example: { check_id: "mfa-coverage" },
  },
  answers: {
    201: { description: "What came of it.", schema: Run, example: { checks: 1, failed: 1, changed: 0 } },
  },
});

export const answerCheckEndpoint = defineEndpoint({
  operation: "answerComplianceCheck",
  method: "POST",
  path: "/api/v1/compliance/answers",
  tag: "Compliance",
  summary: "Answer a manual check",
  description: "With the document that shows it, where there is one.",
  scope: "compliance:write",
  requestsPerMinute: 30,
  body: {
    schema: z.strictObject({
      check_id: AnswerInput.shape.checkId,
      outcome: AnswerInput.shape.outcome,
      note: AnswerInput.shape.note,
      valid_until: AnswerInput.shape.validUntil,
      document: z
        .strictObject({
          name: z.string().trim().min(1).max(200),
          content_type: z.string().max(100),
          content: z.base64("must be base64").max(LONGEST_DOCUMENT),
        })
        .optional(),
    }),
    maxBytes: LONGEST_DOCUMENT + 16 * 1024,
    example: {
      check_id: "manual-training",
      outcome: "pass",
      note: "All 24 people finished the course in October.",
      document: { name: "training.csv", content_type: "text/csv", content: "bmFtZSxkYXRlCg==" },
    },
  },
  answers: {
    201: {
      description: "The answer is kept.",
      schema: z.strictObject({ id: z.uuid() }).register(namedSchemas, { id: "ComplianceAnswer" }),
      example: { id: "01980c3e-aa01-7d10-8f2e-7c5b1b0e4a01" },
    },
  },
});

export function presentCheck({ check, state, last, owner, dueOn }: Standing): z.input<typeof Check> {
  const { id, type, version, title, description, remedy } = check;
  return {
    id,
    type,
    version,
    title,
    description,
    remedy,
    state,
    reason: last?.reason ?? null,
    since: last?.since.toISOString() ?? null,
    observed_at: last?.observedAt.toISOString() ?? null,
    valid_until: last?.validUntil.toISOString() ?? null,
    owner_id: owner?.id ?? null,
    due_on: dueOn,
  };
}

export function presentResult(result: ResultItem): z.input<typeof Result> {
  return {
    id: result.id,
    check_id: result.checkId,
    check_version: result.checkVersion,
    state: result.state,
    previous_state: result.previousState,
    reason: result.reason,
    facts: result.facts,
    rows: result.rows,
    query_sha256: result.querySha256,
    observed_at: result.observedAt.toISOString(),
  };
}
