import { describe, expect, it } from "vitest";
import { indexInhibition } from "./inhibition";
import { routeNotice, type NoticeFacts, type RoutingWorld } from "./route-notice";
import { DEFAULT_ROUTING_SETTINGS } from "./settings";
import type { MuteWindow, MuteWindowKind } from "./types";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 12, minutes));

const notice: NoticeFacts = {
  kind: "fired",
  severity: "high",
  at: at(0),
  alert: { id: "a1", labels: { service: "checkout" }, flapping: false, snoozedUntil: null },
  policy: {
    id: "p1",
    name: "Latency",
    kind: "threshold",
    metric: "api_latency_ms",
    severity: "high",
    controlIds: [],
    cooldownSeconds: 900,
  },
  lastTold: null,
};

const quiet: RoutingWorld = {
  settings: DEFAULT_ROUTING_SETTINGS,
  windows: [],
  inhibition: indexInhibition([], []),
};

const window = (kind: MuteWindowKind, changes: Partial<MuteWindow> = {}): MuteWindow => ({
  id: `${kind}-1`,
  kind,
  matchers: [{ name: "service", operator: "=", value: "checkout" }],
  startsAt: at(-10),
  endsAt: at(10),
  recurrence: null,
  isApproved: false,
  ...changes,
});

const inhibition = indexInhibition(
  [
    {
      id: "r1",
      name: "Down",
      source: [{ name: "policy", operator: "=", value: "Down" }],
      target: [],
      equal: [],
    },
  ],
  [{ id: "a0", labels: { policy: "Down" } }],
);

const everything: { notice: NoticeFacts; world: RoutingWorld } = {
  notice: {
    ...notice,
    alert: { ...notice.alert, flapping: true, snoozedUntil: at(30) },
    lastTold: { at: at(-5), severity: "high" },
  },
  world: {
    settings: {
      ...DEFAULT_ROUTING_SETTINGS,
      workingHours: { days: [1], from: "09:00", until: "17:00", timeZone: "UTC" },
      outsideHoursSeverity: "critical",
    },
    windows: [window("silence"), window("maintenance", { matchers: [] })],
    inhibition,
  },
};

const outcomeOf = (facts: NoticeFacts, world: RoutingWorld) => {
  const route = routeNotice(facts, world);
  return route.outcome === "suppressed" ? route.by.stage : route.outcome;
};

describe("the way of a notice", () => {
  it("leads to somebody where nothing stands against it", () => {
    expect(routeNotice(notice, quiet)).toEqual({ outcome: "now", hits: [] });
  });

  it("is decided by the first that suppresses, and all that would are noted in their order", () => {
    const route = routeNotice(everything.notice, everything.world);
    expect(route.outcome).toBe("suppressed");
    expect(route.hits.map(({ stage }) => stage)).toEqual([
      "inhibition",
      "maintenance",
      "snooze",
      "mute_time",
      "silence",
      "cooldown",
      "flapping",
    ]);
  });

  it("asks the stages in their order: without the first the next decides", () => {
    const { notice: facts, world } = everything;
    const steps: [NoticeFacts, RoutingWorld][] = [];
    let [step, place]: [NoticeFacts, RoutingWorld] = [facts, world];
    steps.push([step, place]);
    place = { ...place, inhibition: quiet.inhibition };
    steps.push([step, place]);
    place = { ...place, windows: [window("silence")] };
    steps.push([step, place]);
    step = { ...step, alert: { ...step.alert, snoozedUntil: at(0) } };
    steps.push([step, place]);
    place = { ...place, windows: [] };
    steps.push([step, place]);
    step = { ...step, lastTold: null };
    steps.push([step, place]);
    step = { ...step, alert: { ...step.alert, flapping: false } };
    steps.push([step, place]);
    place = { ...place, settings: DEFAULT_ROUTING_SETTINGS };
    steps.push([step, place]);
    expect(steps.map(([each, where]) => outcomeOf(each, where))).toEqual([
      "inhibition",
      "maintenance",
      "snooze",
      "silence",
      "cooldown",
      "flapping",
      "later",
      "now",
    ]);
  });

  it("always leads to those who were told, once it is over", () => {
    expect(routeNotice({ ...everything.notice, kind: "resolved" }, everything.world)).toEqual({
      outcome: "now",
      hits: [],
    });
  });

  it.each([
    ["before it starts", { startsAt: at(1) }, "now"],
    ["when it ends", { endsAt: at(0) }, "now"],
    ["at its start", { startsAt: at(0) }, "silence"],
    ["for other labels", { matchers: [{ name: "service", operator: "=", value: "search" }] }, "now"],
    [
      "by the labels of the policy",
      { matchers: [{ name: "policy", operator: "=~", value: "Lat.*" }] },
      "silence",
    ],
    [
      "outside its hours",
      { recurrence: { days: [7], from: "10:00", until: "14:00", timeZone: "Europe/Berlin" } },
      "now",
    ],
    [
      "within its hours",
      { recurrence: { days: [6], from: "10:00", until: "14:00", timeZone: "Europe/Berlin" } },
      "silence",
    ],
  ] as const)("with a silence: %s", (_what, changes, expected) => {
    expect(outcomeOf(notice, { ...quiet, windows: [window("silence", changes)] })).toBe(expected);
  });

  it.each([
    ["a critical alert", { ...notice, severity: "critical" }],
    [
      "an alert of a critical policy, at a lesser tier",
      { ...notice, policy: { ...notice.policy, severity: "critical" } },
    ],
    ["evidence of a critical control", { ...notice, policy: { ...notice.policy, controlIds: ["CC7.2"] } }],
  ] as const)("is not muted by one person alone: %s", (_what, facts) => {
    const settings = { ...DEFAULT_ROUTING_SETTINGS, criticalControlIds: ["CC7.2"] };
    for (const kind of ["silence", "maintenance"] as const) {
      const unapproved = routeNotice(facts, { ...quiet, settings, windows: [window(kind)] });
      expect(unapproved.outcome).toBe("now");
      expect(unapproved.hits).toMatchObject([{ stage: kind, counts: false }]);
      const approved = { ...quiet, settings, windows: [window(kind, { isApproved: true })] };
      expect(outcomeOf(facts, approved)).toBe(kind);
    }
  });

  it.each([
    ["the same severity within it", "fired", "high", -14, "cooldown"],
    ["the same severity at its end", "fired", "high", -15, "now"],
    ["a lesser severity within it", "fired", "medium", -1, "cooldown"],
    ["a higher severity within it", "severity_raised", "critical", -1, "now"],
    ["a reminder within it", "reminder", "high", -1, "now"],
  ] as const)(
    "with a cooldown of 15 minutes since it was told as high: %s",
    (_what, kind, severity, told, expected) => {
      const facts = { ...notice, kind, severity, lastTold: { at: at(told), severity: "high" } } as const;
      expect(outcomeOf(facts, quiet)).toBe(expected);
    },
  );

  it("says once that an alert flaps, and then nothing until it is calm", () => {
    const flapping = { ...notice, alert: { ...notice.alert, flapping: true } };
    expect(outcomeOf({ ...flapping, kind: "flapping" }, quiet)).toBe("now");
    expect(outcomeOf(flapping, quiet)).toBe("flapping");
  });
});
