import { describe, expect, it } from "vitest";
import { PolicySettings } from "./schema";
import { DEFAULT_POLICIES, FURTHER_TEMPLATES } from "./templates";

const threshold = {
  kind: "threshold",
  policyName: "CPU",
  metricType: "cpu_usage",
  comparisonOperator: "gt",
  thresholdValue: 80,
};

const composite = (policyIds: string[]) => ({
  kind: "composite",
  policyName: "Both",
  parameters: { operator: "all", policyIds },
});

const [ONE, OTHER] = ["01980c3e-9922-7c01-b7c5-2f6f1b0e4a77", "01980c3e-9922-7c01-b7c5-2f6f1b0e4a78"];

function problemsOf(settings: unknown): string[] {
  const parsed = PolicySettings.safeParse(settings);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
}

describe("a policy that somebody writes", () => {
  it.each([...DEFAULT_POLICIES, ...FURTHER_TEMPLATES])(
    "can be made from the template $key",
    ({ settings }) => {
      expect(problemsOf(settings)).toEqual([]);
    },
  );

  it("has sensible defaults for all that is left out", () => {
    expect(PolicySettings.parse(threshold)).toMatchObject({
      severity: "high",
      aggregate: "avg",
      windowSeconds: 300,
      forSeconds: 0,
      cooldownSeconds: 900,
      noData: "keep_last",
      notificationChannels: ["email"],
      enabled: true,
    });
  });

  it.each<[string, object, string]>([
    [
      "recovers over its threshold",
      { recoveryValue: 85 },
      "recoveryValue must be at most 80, where nothing is wrong any more",
    ],
    [
      "recovers under a threshold that is about low values",
      { comparisonOperator: "lt", recoveryValue: 70 },
      "recoveryValue must be at least 80, where nothing is wrong any more",
    ],
    [
      "recovers over the mildest of its thresholds",
      { recoveryValue: 75, tiers: [{ severity: "low", threshold: 70 }] },
      "recoveryValue must be at most 70, where nothing is wrong any more",
    ],
    [
      "recovers although it has no direction",
      { comparisonOperator: "eq", recoveryValue: 70 },
      "recoveryValue has no meaning with = and ≠; leave it empty",
    ],
    [
      "is graver for a milder value",
      { tiers: [{ severity: "critical", threshold: 70 }] },
      "tiers.0.threshold must be over 80, that of high",
    ],
    [
      "is graver for a milder value below",
      { comparisonOperator: "lt", tiers: [{ severity: "critical", threshold: 90 }] },
      "tiers.0.threshold must be under 80, that of high",
    ],
    [
      "names a severity twice",
      { tiers: [{ severity: "high", threshold: 90 }] },
      "tiers.0.severity must be another severity than the rest",
    ],
    ["has a window too short to hold a sample", { windowSeconds: 30 }, "windowSeconds must be at least 60 s"],
    ["has no threshold", { thresholdValue: undefined }, "thresholdValue must be a number"],
    ["has a threshold that is no number", { thresholdValue: NaN }, "thresholdValue must be a number"],
    [
      "has a runbook that a browser would run",
      { runbookUrl: "javascript:alert(1)" },
      "runbookUrl must be a web address that begins with https://",
    ],
    ["has a broken address", { contactEmail: "somebody" }, "contactEmail must be an e-mail address"],
    [
      "tells somebody who cannot be named so",
      { notificationChannels: ["pager: all"] },
      "notificationChannels.0 must be email, the key of a channel, or group:, on-call: or escalation: and a key",
    ],
    [
      "has a pattern that never ends",
      { labelSelector: [{ name: "host", operator: "=~", value: "(a+)+?b" }] },
      "labelSelector.0.value must be a plain pattern: no look-around, back references or lazy repeats",
    ],
    [
      "has a pattern that is none",
      { labelSelector: [{ name: "host", operator: "=~", value: "(web" }] },
      "labelSelector.0.value is not a pattern: check its brackets and escapes",
    ],
    ["groups by all and by a label", { groupBy: ["*", "host"] }, "groupBy must be * alone, or labels"],
  ])("is refused when it %s", (_name, change, problem) => {
    expect(problemsOf({ ...threshold, ...change })).toEqual([problem]);
  });

  it("is refused when it has fields of another kind", () => {
    const absence = { kind: "absence", policyName: "Silent", metricType: "cpu_usage", thresholdValue: 80 };
    expect(problemsOf(absence)).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    [
      "compares with a time inside its own window",
      {
        ...threshold,
        kind: "rate_of_change",
        windowSeconds: 3_600,
        parameters: { change: "percent", compareSeconds: 600 },
      },
      "parameters.compareSeconds must be at least as long as the window",
    ],
    [
      "burns in a short window that is the longer one",
      {
        kind: "burn_rate",
        policyName: "Budget",
        metricType: "error_rate",
        parameters: { objective: 99.9, longSeconds: 3_600, shortSeconds: 3_600, factor: 14.4 },
      },
      "parameters.shortSeconds must be shorter than the long window",
    ],
    ["is composed of one policy", composite([ONE]), "parameters.policyIds must be at least 2 policies"],
    [
      "is composed of the same twice",
      composite([ONE, ONE]),
      "parameters.policyIds must be different policies",
    ],
    [
      "counts a kind of event that cannot be",
      { kind: "event_count", policyName: "Odd", thresholdValue: 1, parameters: { kinds: ["nonsense"] } },
      "parameters.kinds.0 must be a kind of security event, or custom. and words",
    ],
  ])("is refused when it %s", (_name, settings, problem) => {
    expect(problemsOf(settings)).toEqual([problem]);
  });

  it("may be composed of two others", () => {
    expect(problemsOf(composite([ONE, OTHER]))).toEqual([]);
  });
});
