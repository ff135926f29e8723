import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlertSeverity } from "@/lib/alerts/severity";
import { correlate, correlationKey, type KnownIncident, type LooseAlert, type Rule } from "./correlate";
import { DEFAULT_SEVERITY_MAPPING } from "./severity";

const MIDNIGHT = Date.UTC(2026, 10, 21);
const minute = (minutes: number) => new Date(MIDNIGHT + minutes * 60_000);

let made = 0;

function alert(facts: Partial<LooseAlert> & { at?: number } = {}): LooseAlert {
  const { at = 0, ...rest } = facts;
  made += 1;
  return {
    id: `alert-${String(made).padStart(4, "0")}`,
    policyId: "cpu",
    policyName: "High CPU",
    labels: { service: "checkout" },
    severity: "high",
    firedAt: minute(at),
    startedAt: minute(at),
    isResolved: false,
    ...rest,
  };
}

function rule(facts: Partial<Rule> = {}): Rule {
  return {
    id: "rule",
    position: 1,
    matchers: [],
    policyIds: [],
    minimumSeverity: "low",
    samePolicy: false,
    sameLabels: ["service"],
    windowSeconds: 600,
    minimumCount: 1,
    severityMapping: DEFAULT_SEVERITY_MAPPING,
    titleTemplate: "{policy} on {service}",
    activeSince: minute(-1_000),
    ...facts,
  };
}

function incident(of: Rule, like: LooseAlert, facts: Partial<KnownIncident> = {}): KnownIncident {
  return {
    id: "incident",
    key: correlationKey(of, like),
    state: "open",
    severity: "P2",
    severityFixed: false,
    resolvedByRuleAt: null,
    ...facts,
  };
}

const ids = (alerts: readonly LooseAlert[]) => alerts.map(({ id }) => id);

describe("alerts become incidents", () => {
  it("one for each value of what the rule groups by", () => {
    const alerts = [alert(), alert({ labels: { service: "search" } }), alert({ at: 2 })];
    const { openings } = correlate(alerts, [rule()], []);
    expect(openings.map(({ alertIds, title }) => [title, alertIds.length])).toEqual([
      ["High CPU on checkout", 2],
      ["High CPU on search", 1],
    ]);
  });

  it("not before enough of them fired within the window, and then with all of them", () => {
    const alerts = [alert({ at: 0 }), alert({ at: 4 }), alert({ at: 9 })];
    const counting = rule({ minimumCount: 3 });
    expect(correlate(alerts.slice(0, 2), [counting], []).openings).toEqual([]);
    const [opening] = correlate(alerts, [counting], []).openings;
    expect(opening?.alertIds).toEqual(ids(alerts));
    expect(opening?.triggeredAt).toEqual(minute(9));
    expect(opening?.startedAt).toEqual(minute(0));
  });

  it("not from alerts that are too far apart, though each is near the one before", () => {
    const alerts = [alert({ at: 0 }), alert({ at: 8 }), alert({ at: 16 })];
    expect(correlate(alerts, [rule({ minimumCount: 3 })], []).openings).toEqual([]);
  });

  it("not from alerts that are all over already", () => {
    const alerts = [alert({ isResolved: true }), alert({ at: 1, isResolved: true })];
    expect(correlate(alerts, [rule({ minimumCount: 2 })], []).openings).toEqual([]);
  });

  it("not from alerts that fired before the rule was there", () => {
    expect(correlate([alert()], [rule({ activeSince: minute(1) })], []).openings).toEqual([]);
  });

  it.each<[string, Partial<Rule>, Partial<LooseAlert>]>([
    ["less grave", { minimumSeverity: "critical" }, { severity: "high" }],
    ["of another policy", { policyIds: ["latency"] }, { policyId: "cpu" }],
    [
      "with other labels",
      { matchers: [{ name: "env", operator: "=~", value: "prod.*" }] },
      { labels: { env: "a-prod" } },
    ],
  ])("not from one that is %s", (_, ruleFacts, alertFacts) => {
    expect(correlate([alert(alertFacts)], [rule(ruleFacts)], []).openings).toEqual([]);
  });

  it("take the severity of the gravest", () => {
    const severities: AlertSeverity[] = ["low", "critical", "medium"];
    const [opening] = correlate(
      severities.map((severity) => alert({ severity })),
      [rule()],
      [],
    ).openings;
    expect(opening?.severity).toBe("P1");
  });

  it("are tried by the rules in their order; what one takes the next does not see", () => {
    const alerts = [alert({ severity: "critical" }), alert(), alert()];
    const first = rule({ id: "first", minimumSeverity: "critical" });
    const second = rule({ id: "second", position: 2, minimumCount: 2 });
    expect(
      correlate(alerts, [second, first], []).openings.map(({ ruleId, alertIds }) => [
        ruleId,
        alertIds.length,
      ]),
    ).toEqual([
      ["first", 1],
      ["second", 2],
    ]);
  });
});

describe("an incident under way", () => {
  it("takes further alerts of its key, however few and late, and becomes graver with them", () => {
    const late = alert({ at: 600, severity: "critical" });
    const counting = rule({ minimumCount: 5 });
    const { joinings, openings } = correlate([late], [counting], [incident(counting, late)]);
    expect(openings).toEqual([]);
    expect(joinings).toEqual([
      { incidentId: "incident", alertIds: [late.id], raiseTo: "P1", reopens: false },
    ]);
  });

  it("never becomes less grave by itself, nor graver where a person said how grave it is", () => {
    const critical = alert({ severity: "critical" });
    const fixed = incident(rule(), critical, { severityFixed: true });
    expect(correlate([critical], [rule()], [fixed]).joinings[0]?.raiseTo).toBeNull();
    const low = alert({ severity: "low" });
    expect(correlate([low], [rule()], [incident(rule(), low)]).joinings[0]?.raiseTo).toBeNull();
  });
});

describe("an incident that its rule resolved", () => {
  const returning = alert({ at: 9 });
  const resolved = incident(rule(), returning, { state: "resolved", resolvedByRuleAt: minute(0) });

  it("opens again when the same comes back within the window", () => {
    expect(correlate([returning], [rule()], [resolved]).joinings[0]?.reopens).toBe(true);
  });

  it("is followed by a new one after that", () => {
    const { joinings, openings } = correlate([alert({ at: 11 })], [rule()], [resolved]);
    expect(joinings).toEqual([]);
    expect(openings).toHaveLength(1);
  });

  it("stays resolved where a person resolved it", () => {
    const byPerson = { ...resolved, resolvedByRuleAt: null };
    expect(correlate([returning], [rule()], [byPerson]).openings).toHaveLength(1);
  });
});

const someAlerts = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    policyId: fc.constantFrom("cpu", "latency"),
    policyName: fc.constant("Policy"),
    labels: fc.record({ service: fc.constantFrom("a", "b") }, { requiredKeys: [] }),
    severity: fc.constantFrom<AlertSeverity[]>("low", "medium", "high", "critical"),
    firedAt: fc.integer({ min: 0, max: 60 }).map(minute),
    startedAt: fc.constant(minute(0)),
    isResolved: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);

const someRules = fc
  .array(fc.record({ minimumCount: fc.integer({ min: 1, max: 4 }), samePolicy: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((facts) => facts.map((each, index) => rule({ ...each, id: `rule-${index}`, position: index })));

describe("whatever the alerts", () => {
  it("the order in which they are given makes no difference", () => {
    fc.assert(
      fc.property(
        someAlerts.chain((alerts) =>
          fc.tuple(fc.constant(alerts), fc.shuffledSubarray(alerts, { minLength: alerts.length })),
        ),
        someRules,
        ([alerts, shuffled], rules) => {
          expect(correlate(shuffled, [...rules].reverse(), [])).toEqual(correlate(alerts, rules, []));
        },
      ),
    );
  });

  it("none is in two incidents, and each incident has an unresolved one and as many as its rule asks for", () => {
    fc.assert(
      fc.property(someAlerts, someRules, (alerts, rules) => {
        const { openings } = correlate(alerts, rules, []);
        const taken = openings.flatMap(({ alertIds }) => alertIds);
        expect(new Set(taken).size).toBe(taken.length);
        for (const { ruleId, alertIds } of openings) {
          const { minimumCount } = rules.find(({ id }) => id === ruleId) ?? { minimumCount: Infinity };
          expect(alertIds.length).toBeGreaterThanOrEqual(minimumCount);
          expect(alerts.some(({ id, isResolved }) => alertIds.includes(id) && !isResolved)).toBe(true);
        }
      }),
    );
  });
});
