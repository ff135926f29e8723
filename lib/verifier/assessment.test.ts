import { describe, expect, it } from "vitest";
import { checkAssessment, type AssessedStates } from "./assessment";
import { nodePlatform } from "./node-platform";
import type { Problem } from "./problem";

const ORGANIZATION = "0199c0de-7000-7000-8000-000000000001";
const AS_OF = "2026-11-21T00:00:00.000Z";
const QUERY_SHA256 = "fa9d8e0e4cbb7d1ea8bd3d2d9a0a7e1b8a8c7b5c2d7a3f7c8b2b6d1d0c9f8e7a";

/** Two checks, a control with both, and a requirement that the control is mapped to. */
function assessment(): AssessedStates {
  const result = {
    state: "pass" as const,
    valid_until: "2026-11-23T00:00:00.000Z",
    query: null,
    query_sha256: null,
  };
  return {
    format: "regulix/assessment/v1",
    organization_id: ORGANIZATION,
    as_of: AS_OF,
    checks: [
      { id: "mfa", state: "pass", result, waiver: null, exception: null },
      {
        id: "log",
        state: "excepted",
        result: { ...result, state: "fail" },
        waiver: null,
        exception: { ends_at: "2026-12-01T00:00:00.000Z" },
      },
    ],
    controls: [
      { id: "AC-1", state: "pass", checks: ["mfa"] },
      { id: "LG-1", state: "not_assessed", checks: ["mfa", "log"] },
    ],
    frameworks: [
      {
        id: "soc2",
        state: "not_assessed",
        score: { pass: 1, fail: 0, assessed: 1, applicable: 2, percent: null },
        requirements: [
          { id: "CC6.1", in_scope: true, state: "pass", controls: [{ id: "AC-1", strength: "direct" }] },
          {
            id: "CC7.2",
            in_scope: true,
            state: "not_assessed",
            controls: [{ id: "LG-1", strength: "direct" }],
          },
          {
            id: "P1.1",
            in_scope: false,
            state: "not_applicable",
            controls: [{ id: "AC-1", strength: "partial" }],
          },
        ],
      },
    ],
  };
}

async function found(change: (document: AssessedStates) => void) {
  const document = assessment();
  change(document);
  const given = { organizationId: ORGANIZATION, path: "assessment.json" };
  try {
    return checkAssessment(await nodePlatform(), document, given);
  } catch (error) {
    const { code, kind, place } = error as Problem;
    return { code, kind, place };
  }
}

describe("how checks, controls and requirements stood", () => {
  it("follows from what was found", async () => {
    expect(await found(() => undefined)).toEqual({ checks: 2, requirements: 3 });
  });

  it.each<[string, (document: AssessedStates) => void, string]>([
    [
      "a failure that is called a pass",
      ({ checks }) => Object.assign(checks[1] ?? {}, { state: "pass" }),
      "check log",
    ],
    [
      "an exception that is over",
      ({ checks }) => Object.assign(checks[1] ?? {}, { exception: { ends_at: AS_OF } }),
      "check log",
    ],
    [
      "a result that no longer holds",
      ({ checks }) => Object.assign(checks[0]?.result ?? {}, { valid_until: AS_OF }),
      "check mfa",
    ],
    [
      "a control that passes without all of its checks",
      ({ controls }) => Object.assign(controls[1] ?? {}, { state: "pass" }),
      "control LG-1",
    ],
    [
      "a requirement that passes by a partial mapping",
      ({ frameworks: [soc2] }) =>
        Object.assign(soc2?.requirements[0]?.controls[0] ?? {}, { strength: "partial" }),
      "requirement CC6.1 of soc2",
    ],
    [
      "a score that is better than the requirements",
      ({ frameworks: [soc2] }) => Object.assign(soc2?.score ?? {}, { percent: 100 }),
      "soc2",
    ],
  ])("is named where it is %s", async (_what, change, place) => {
    expect(await found(change)).toEqual({
      code: 2,
      kind: "altered-state",
      place: `${place} in assessment.json`,
    });
  });

  it("is named where a statement is not the one whose digest it bears", async () => {
    const query = { query: "SELECT 1", query_sha256: QUERY_SHA256 };
    expect(await found(({ checks }) => Object.assign(checks[0]?.result ?? {}, query))).toMatchObject({
      code: 2,
      kind: "altered-query",
    });
  });

  it("is named where it is of another organisation", async () => {
    expect(await found((document) => Object.assign(document, { organization_id: "another" }))).toMatchObject({
      code: 2,
      kind: "foreign-entry",
    });
  });
});
