import { describe, expect, it } from "vitest";
import { definitionOf } from "./definition";
import { PolicySettings } from "./schema";
import { policySentence, watchedWords } from "./sentence";
import { DEFAULT_POLICIES, FURTHER_TEMPLATES } from "./templates";

const sentences = {
  high_cpu:
    "Fires high when mean cpu_usage over 5 minutes is over 80 % for 10 minutes; clears at or under 70 %.",
  api_latency:
    "Fires medium when mean api_latency_ms over 5 minutes is over 500 ms for 10 minutes; clears at or under 400 ms.",
  error_rate:
    "Fires high when mean error_rate over 5 minutes is over 5 % for 5 minutes; clears at or under 2 %.",
  failed_sign_ins:
    "Fires high when security events (sign-in failed) of one account within 15 minutes are at or over 5; critical when at or over 25.",
  storage:
    "Fires medium when newest storage_utilization over 5 minutes is at or over 80 %; critical when at or over 90 %; clears under 78 %.",
  storage_forecast:
    "Fires high when storage_utilization, going on as in the last 3 days, will be at or over 100 % within 7 days for 1 hour.",
  missing_data: "Fires high when cpu_usage sends nothing for 15 minutes.",
  traffic_drop:
    "Fires medium when sum request_count over 15 minutes differs from 1 hour before by at or under -50 % for 10 minutes.",
  latency_anomaly:
    "Fires medium when mean api_latency_ms over 5 minutes is 4 deviations above what is usual at that time of the week, in 2 of 3 points.",
  error_budget:
    "Fires critical when error_rate uses up the budget of 99.9 % at 14.4 times the even pace, over 1 hour and 5 minutes.",
};

describe("the sentence of a policy", () => {
  it.each([...DEFAULT_POLICIES, ...FURTHER_TEMPLATES])("says what $key does", ({ key, settings }) => {
    const policy = definitionOf(PolicySettings.parse(settings));
    expect(policySentence(policy)).toBe(sentences[key as keyof typeof sentences]);
  });

  it("names the labels, the groups and the unit of a pushed metric", () => {
    const policy = definitionOf(
      PolicySettings.parse({
        kind: "threshold",
        policyName: "Heat",
        metricType: "rack.temperature",
        labelSelector: [{ name: "room", operator: "=", value: "b2" }],
        groupBy: ["rack"],
        thresholdValue: 40,
        noData: "separate",
      }),
    );
    expect(policySentence(policy, { unit: "celsius" })).toBe(
      "Fires high when mean rack.temperature where room = b2 over 5 minutes of any rack is over 40 °C; missing data is an alert of its own.",
    );
  });

  it("names the policies that a composite is made of", () => {
    const [one, other] = ["01980c3e-9922-7c01-b7c5-2f6f1b0e4a77", "01980c3e-9922-7c01-b7c5-2f6f1b0e4a78"];
    const policy = definitionOf(
      PolicySettings.parse({
        kind: "composite",
        policyName: "Both",
        parameters: { operator: "all", policyIds: [one, other] },
      }),
    );
    const policyNames = new Map([
      [one, "CPU"],
      [other, "Latency"],
    ]);
    expect(watchedWords(policy, { policyNames })).toBe("All of CPU, Latency fire at once");
  });
});
