import { describe, expect, it } from "vitest";
import { permissionsOf } from "@/lib/core/permissions";
import { FIRST_LOOK } from "./first-look";
import { nextStep, stepsFor, tourState } from "./standing";
import type { Tour, TourProgress } from "./types";

const TOUR: Tour = {
  key: "first-look",
  isForNewMembers: true,
  version: 2,
  title: "Tour",
  summary: "",
  steps: [
    { key: "all", target: "all", title: "", text: "" },
    { key: "figures", target: "figures", title: "", text: "", permission: "metrics.read" },
    { key: "owners", target: "owners", title: "", text: "", permission: "organization.delete" },
    { key: "end", target: "end", title: "", text: "" },
  ],
};
const NOW = new Date("2026-11-22T12:00:00Z");

function progress(change: Partial<TourProgress>): TourProgress {
  return { version: 2, status: "running", step: "figures", updatedAt: NOW, ...change };
}

describe("the steps of a tour", () => {
  it.each([
    ["owner", ["all", "figures", "owners", "end"]],
    ["member", ["all", "figures", "end"]],
    ["billing", ["all", "end"]],
  ] as const)("are for a member with the role %s those their role opens", (role, keys) => {
    expect(stepsFor(TOUR, permissionsOf(role)).map(({ key }) => key)).toEqual(keys);
  });

  it("never lead the first tour's readers to a page they may not open, and always say where help is", () => {
    expect(stepsFor(FIRST_LOOK, permissionsOf("billing")).map(({ key }) => key)).toEqual([
      "attention",
      "help",
    ]);
    expect(stepsFor(FIRST_LOOK, permissionsOf("auditor"))).toHaveLength(FIRST_LOOK.steps.length);
  });

  it("have keys of their own, by which progress finds them", () => {
    const keys = FIRST_LOOK.steps.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("where a tour goes on", () => {
  it.each([
    ["at the beginning, when it was never taken", null, "owner", 0],
    ["at the step that was last on screen", progress({ step: "owners" }), "owner", 2],
    [
      "at the next step that is still open, after a change of role",
      progress({ step: "owners" }),
      "member",
      2,
    ],
    ["at the beginning, when no step was seen", progress({ step: null }), "owner", 0],
    ["at the beginning, when the step is gone", progress({ step: "former" }), "owner", 0],
    ["at the beginning, when the tour has changed", progress({ version: 1 }), "owner", 0],
    ["at the beginning, after its end", progress({ status: "finished" }), "owner", 0],
    ["at the beginning, after it was dismissed", progress({ status: "dismissed" }), "owner", 0],
  ] as const)("is %s", (_name, kept, role, index) => {
    expect(nextStep(TOUR, stepsFor(TOUR, permissionsOf(role)), kept)).toBe(index);
  });
});

describe("how a tour stands", () => {
  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  it.each([
    ["offered to who has just set up the organisation", null, true, "offered"],
    ["not offered to others", null, false, "idle"],
    ["interrupted within half an hour", progress({ updatedAt: minutesAgo(29) }), true, "interrupted"],
    ["paused after half an hour", progress({ updatedAt: minutesAgo(30) }), true, "paused"],
    ["not offered again once it is finished", progress({ status: "finished" }), true, "idle"],
    ["not offered again once it is dismissed", progress({ status: "dismissed" }), true, "idle"],
  ] as const)("is %s", (_name, kept, isNew, state) => {
    expect(tourState(kept, { isNew, now: NOW })).toBe(state);
  });
});
