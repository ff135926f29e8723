import { describe, expect, it } from "vitest";
import { advance, foreseeRun } from "./escalation";
import type { EscalationPlan, Target } from "./escalations/plan";

const at = new Date("2026-11-21T12:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

const user = (id: string): Target => ({ kind: "user", id });
const nobody: Target = { kind: "schedule", id: "empty" };

const plan = (steps: [delayMinutes: number, ...targets: Target[]][], repeats = 0): EscalationPlan => ({
  name: "Platform",
  repeats,
  steps: steps.map(([delayMinutes, ...targets]) => ({ delayMinutes, targets })),
});

const reach = ({ kind, id }: Target) => (kind === "user" ? [{ key: id }] : []);
const start = { stepNo: 0, loopNo: 0 };

describe("the next step", () => {
  it("reaches each of its recipients once, and waits as long as the step says", () => {
    const team = (target: Target) => [...reach(target), { key: "ada" }];
    const outcome = advance(
      plan([
        [5, user("ada"), user("ben")],
        [10, user("cleo")],
      ]),
      start,
      at,
      team,
    );
    expect(outcome).toMatchObject({ state: "running", next: { stepNo: 1, loopNo: 0 }, nextAt: later(5) });
    expect(outcome.taken.map(({ recipients }) => recipients)).toEqual([[{ key: "ada" }, { key: "ben" }]]);
  });

  it("is taken at once after one that comes to nobody, whose targets are named", () => {
    const outcome = advance(
      plan([
        [5, nobody],
        [10, user("cleo")],
      ]),
      start,
      at,
      reach,
    );
    expect(outcome).toMatchObject({ state: "running", next: { stepNo: 2 }, nextAt: later(10) });
    expect(outcome.taken).toEqual([
      { stepNo: 0, loopNo: 0, recipients: [], missed: [nobody] },
      { stepNo: 1, loopNo: 0, recipients: [{ key: "cleo" }], missed: [] },
    ]);
  });

  it("begins anew as often as the policy says, and then there is none", () => {
    const repeated = plan([[5, user("ada")]], 1);
    expect(advance(repeated, { stepNo: 1, loopNo: 0 }, at, reach)).toMatchObject({
      state: "running",
      next: { stepNo: 1, loopNo: 1 },
    });
    expect(advance(repeated, { stepNo: 1, loopNo: 1 }, at, reach)).toEqual({ state: "exhausted", taken: [] });
  });

  it("waits before it repeats a round that came to nobody, and ends at once after the last", () => {
    const empty = plan(
      [
        [5, nobody],
        [7, nobody],
      ],
      1,
    );
    const first = advance(empty, start, at, reach);
    expect(first).toMatchObject({ state: "running", next: { stepNo: 2, loopNo: 0 }, nextAt: later(7) });
    const second = advance(empty, { stepNo: 2, loopNo: 0 }, at, reach);
    expect(second.state).toBe("exhausted");
    expect(second.taken.map(({ loopNo, stepNo }) => [loopNo, stepNo])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it("does not exist in a policy without steps", () => {
    expect(advance(plan([]), start, at, reach)).toEqual({ state: "exhausted", taken: [] });
  });
});

describe("a run that nobody answers", () => {
  it("is foreseen step by step, with whoever is on call by then", () => {
    const shift = (target: Target, moment: Date) =>
      target.kind === "user" ? [{ key: target.id }] : moment < later(10) ? [] : [{ key: "night" }];
    const { steps, endsAt } = foreseeRun(
      plan(
        [
          [10, user("ada")],
          [5, nobody],
        ],
        1,
      ),
      at,
      shift,
    );
    expect(steps.map((step) => [step.at, step.recipients.map(({ key }) => key)])).toEqual([
      [at, ["ada"]],
      [later(10), ["night"]],
      [later(15), ["ada"]],
      [later(25), ["night"]],
    ]);
    expect(endsAt).toEqual(later(30));
  });
});
