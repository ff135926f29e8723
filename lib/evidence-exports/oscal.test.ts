import { describe, expect, it } from "vitest";
import type {
  AssessmentDocument,
  CheckRecord,
  FrameworkRecord,
  RequirementRecord,
} from "@/lib/compliance/assessment-document";
import { ALL_FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import { assessmentResults } from "./oscal";
import { tokenOf } from "./oscal-words";

const AS_OF = "2026-11-21T00:00:00.000Z";

const INPUT = {
  organization: { id: "0199c0de-7000-7000-8000-000000000001", name: "Acme" },
  fromDay: "2026-11-01",
  toDay: "2026-11-20",
  bundleDigest: "b".repeat(64),
  at: "2026-11-21T10:00:00.000Z",
  newest: null,
};

function check(id: string, state: "pass" | "fail" | "not_assessed", reason: string): CheckRecord {
  const result = {
    id: `0199c0de-7000-7000-8000-00000000000${id.length}`,
    state,
    reason,
    facts: {},
    row_kind: null,
    rows: [],
    evaluator_version: 1,
    query: null,
    query_sha256: null,
    since: AS_OF,
    observed_at: AS_OF,
    valid_until: "2026-11-23T00:00:00.000Z",
  };
  return {
    id,
    title: `Title of ${id}`,
    type: "automatic",
    state,
    result,
    answer: null,
    waiver: null,
    exception: null,
  };
}

function requirement(id: string, state: RequirementRecord["state"], control: string): RequirementRecord {
  const controls = [{ id: control, strength: "direct" as const, rationale: "It is asked for." }];
  return { id, title: `Title of ${id}`, section: "s", in_scope: state !== "not_applicable", state, controls };
}

function framework(
  id: FrameworkRecord["id"],
  requirements: RequirementRecord[],
  included = true,
): FrameworkRecord {
  const score = { pass: 0, fail: 0, assessed: 0, applicable: 0, percent: null };
  return { id, name: id.toUpperCase(), version: "1", included, state: "not_assessed", score, requirements };
}

const ASSESSMENT: AssessmentDocument = {
  format: "regulix/assessment/v1",
  organization_id: INPUT.organization.id,
  as_of: AS_OF,
  checks: [
    check("mfa", "pass", "All of 3 have it."),
    check("log", "fail", "2 of 9 are missing."),
    check("tests", "not_assessed", "Nobody has answered."),
  ],
  controls: ["mfa", "log", "tests"].map((id) => ({
    id: `c-${id}`,
    theme: "access",
    title: id,
    objective: id,
    state: "not_assessed",
    checks: [id],
  })),
  frameworks: [
    framework("soc2", [
      requirement("CC6.1", "pass", "c-mfa"),
      requirement("CC7.2", "not_assessed", "c-tests"),
      requirement("P1.1", "not_applicable", "c-tests"),
    ]),
    framework("hipaa", [requirement("164.312(b)", "fail", "c-log")]),
    framework("nis2", [requirement("21(2)(a)", "pass", "c-mfa")], false),
  ],
};

type Result = {
  "reviewed-controls": { "control-selections": [Record<string, unknown>] };
  observations: { uuid: string; title?: string }[];
  findings?: Record<string, unknown>[];
};

function resultsOf(assessment: AssessmentDocument = ASSESSMENT, bundleDigest = INPUT.bundleDigest) {
  const document = assessmentResults({ ...INPUT, bundleDigest, assessment }) as {
    "assessment-results": { uuid: string; results: Result[] };
  };
  const { uuid, results } = document["assessment-results"];
  return { uuid, results, text: JSON.stringify(document) };
}

describe("the bundle as OSCAL assessment results", () => {
  it("has a result for each framework in scope, and none for others", () => {
    expect(resultsOf().results).toHaveLength(2);
    expect(resultsOf().text).not.toContain("NIS2");
  });

  it("has a finding for each requirement that was judged, with the observations it follows from", () => {
    const [soc2, hipaa] = resultsOf().results;
    expect(soc2?.findings).toMatchObject([
      { target: { "target-id": "cc6.1", status: { state: "satisfied" } } },
    ]);
    expect(hipaa?.findings).toMatchObject([
      {
        target: { "target-id": "_164.312-b-", status: { state: "not-satisfied" } },
        description: "Title of log: 2 of 9 are missing.",
        "related-observations": [{ "observation-uuid": hipaa?.observations[0]?.uuid }],
      },
    ]);
  });

  it("has no finding for what was not assessed, and says so", () => {
    const [soc2] = resultsOf().results;
    expect(soc2?.["reviewed-controls"]["control-selections"][0]).toMatchObject({
      props: [
        { name: "not-assessed", value: "cc7.2" },
        { name: "not-applicable", value: "p1.1" },
      ],
      "include-controls": [{ "control-id": "cc6.1" }],
      "exclude-controls": [{ "control-id": "cc7.2" }, { "control-id": "p1.1" }],
    });
  });

  it("has no findings at all, not an empty list, where nothing was judged", () => {
    const frameworks = [framework("soc2", [requirement("CC7.2", "not_assessed", "c-tests")])];
    const [soc2] = resultsOf({ ...ASSESSMENT, frameworks }).results;
    expect(soc2).not.toHaveProperty("findings");
    expect(soc2?.["reviewed-controls"]["control-selections"][0]).toMatchObject({ "include-all": {} });
  });

  it("has the same ids for the same contents, others for others, and none twice", () => {
    expect(resultsOf().text).toBe(resultsOf().text);
    expect(resultsOf(ASSESSMENT, "c".repeat(64)).uuid).not.toBe(resultsOf().uuid);
    const ids = [...resultsOf().text.matchAll(/"uuid":"([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keeps requirements of a framework apart by their tokens", () => {
    for (const { sections } of ALL_FRAMEWORKS) {
      const tokens = sections.flatMap(({ requirements }) => requirements.map(({ id }) => tokenOf(id)));
      expect(new Set(tokens).size).toBe(tokens.length);
    }
  });
});
