import { describe, expect, it } from "vitest";
import { assessmentResults, type ControlResult } from "./oscal";

const INPUT = {
  organization: { id: "0199c0de-7000-7000-8000-000000000001", name: "Acme" },
  fromDay: "2026-11-01",
  toDay: "2026-11-20",
  bundleDigest: "b".repeat(64),
  at: "2026-11-21T10:00:00.000Z",
  newest: null,
};

const CONTROLS: ControlResult[] = [
  { controlId: "CC6.1", title: "Access", state: "pass", reason: "All checks pass." },
  { controlId: "164.312", title: "Audit controls", state: "fail", reason: "A check fails." },
  { controlId: "CC7.2", title: "Monitoring", state: "not_assessed", reason: "Nothing is connected." },
];

function resultOf(controls: readonly ControlResult[], bundleDigest = INPUT.bundleDigest) {
  const document = assessmentResults({ ...INPUT, bundleDigest, controls }) as {
    "assessment-results": { uuid: string; results: [Record<string, unknown>] };
  };
  const { uuid, results } = document["assessment-results"];
  return { uuid, result: results[0], text: JSON.stringify(document) };
}

describe("the bundle as OSCAL assessment results", () => {
  it("has a finding for each control that was judged, and none for others", () => {
    const { result, text } = resultOf(CONTROLS);
    expect(result.findings).toMatchObject([
      { target: { "target-id": "cc6.1", status: { state: "satisfied" } } },
      { target: { "target-id": "_164.312", status: { state: "not-satisfied" } } },
    ]);
    expect(text).not.toContain("Nothing is connected");
    expect(result["reviewed-controls"]).toMatchObject({
      "control-selections": [
        {
          "include-controls": [{ "control-id": "cc6.1" }, { "control-id": "_164.312" }],
          "exclude-controls": expect.arrayContaining([{ "control-id": "cc7.2" }]) as unknown,
        },
      ],
    });
  });

  it("has no findings at all, not an empty list, where nothing was judged", () => {
    const { result } = resultOf([]);
    expect(result).not.toHaveProperty("findings");
    expect(result["reviewed-controls"]).toMatchObject({
      "control-selections": [{ "include-all": {}, "exclude-controls": expect.any(Array) as unknown }],
    });
  });

  it("has the same ids for the same contents, and others for others", () => {
    expect(resultOf(CONTROLS).text).toBe(resultOf(CONTROLS).text);
    expect(resultOf(CONTROLS, "c".repeat(64)).uuid).not.toBe(resultOf(CONTROLS).uuid);
    expect(resultOf(CONTROLS).uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
  });
});
