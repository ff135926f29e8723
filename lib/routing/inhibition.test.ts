import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInhibition, indexInhibition, type InhibitionRule, type OpenAlert } from "./inhibition";
import type { Labels } from "./types";

const equals = (name: string, value: string) => ({ name, operator: "=" as const, value });

const rule: InhibitionRule = {
  id: "r1",
  name: "A host that is down",
  source: [equals("policy", "Host down")],
  target: [equals("kind", "threshold")],
  equal: ["host", "zone"],
};

const alert = (id: string, labels: Labels): OpenAlert => ({ id, labels });
const source = alert("down", { policy: "Host down", kind: "absence", host: "a" });

const inhibitedBy = (target: OpenAlert, open: OpenAlert[], rules = [rule]) =>
  findInhibition(target, indexInhibition(rules, open))?.source.id ?? null;

describe("inhibition", () => {
  it.each([
    ["the same host, with a label that both lack", { host: "a" }, "down"],
    ["another host", { host: "b" }, null],
    ["a label that only one side has", { host: "a", zone: "1" }, null],
  ])("looks at the labels that must be equal: %s", (_what, labels, expected) => {
    expect(inhibitedBy(alert("cpu", { policy: "CPU", kind: "threshold", ...labels }), [source])).toBe(
      expected,
    );
  });

  it("leaves alone what the target does not match", () => {
    expect(
      inhibitedBy(alert("logins", { policy: "Logins", kind: "event_count", host: "a" }), [source]),
    ).toBeNull();
  });

  it("ends with its source", () => {
    expect(inhibitedBy(alert("cpu", { policy: "CPU", kind: "threshold", host: "a" }), [])).toBeNull();
  });

  it("never lets two alerts that fit both sides silence each other, nor one itself", () => {
    const both: InhibitionRule = {
      ...rule,
      source: [equals("team", "db")],
      target: [equals("team", "db")],
      equal: [],
    };
    const one = alert("1", { team: "db" });
    const other = alert("2", { team: "db" });
    expect(inhibitedBy(one, [one, other], [both])).toBeNull();
    expect(inhibitedBy(other, [one, other], [both])).toBeNull();
  });

  it("lets an alert that fits both sides be inhibited by one that fits the source alone", () => {
    const severe: InhibitionRule = {
      ...rule,
      source: [equals("team", "db")],
      target: [equals("severity", "low")],
      equal: [],
    };
    const low = alert("low", { team: "db", severity: "low" });
    const high = alert("high", { team: "db", severity: "high" });
    expect(inhibitedBy(low, [low, high], [severe])).toBe("high");
    expect(inhibitedBy(high, [low, high], [severe])).toBeNull();
  });

  it("always leaves somebody to be told: of open alerts, not all are inhibited by one rule", () => {
    const label = fc.constantFrom("x", "y");
    const labels = fc.record({ team: label, severity: label });
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 8 }), label, label, (all, from, to) => {
        const given: InhibitionRule = {
          ...rule,
          source: [equals("team", from)],
          target: [equals("severity", to)],
          equal: [],
        };
        const open = all.map((each, place) => alert(String(place), each));
        expect(open.some((each) => inhibitedBy(each, open, [given]) === null)).toBe(true);
      }),
    );
  });
});
