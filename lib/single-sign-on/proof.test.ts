import { describe, expect, it } from "vitest";
import type { Sighting } from "@/lib/domains/challenge";
import { judgeProof, type ProofStep } from "./proof";

const NOW = new Date("2026-11-21T02:23:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1_000);

describe("a proven domain", () => {
  it.each<[string, Date | null, Sighting, ProofStep]>([
    ["stays proven while the record is there", null, "present", { kind: "nothing" }],
    ["stays proven while no resolver answers", null, "unknown", { kind: "nothing" }],
    [
      "gets a week's grace when the record is gone",
      null,
      "absent",
      { kind: "warn", missingSince: NOW, daysLeft: 7 },
    ],
    ["is quiet on the days between", daysAgo(1), "absent", { kind: "wait", missingSince: daysAgo(1) }],
    ["is warned of again", daysAgo(3), "absent", { kind: "warn", missingSince: daysAgo(3), daysLeft: 4 }],
    ["and on the last day", daysAgo(6), "absent", { kind: "warn", missingSince: daysAgo(6), daysLeft: 1 }],
    ["is lost after that", daysAgo(7), "absent", { kind: "lost" }],
    [
      "is not lost because a resolver is silent",
      daysAgo(30),
      "unknown",
      { kind: "wait", missingSince: daysAgo(30) },
    ],
    ["recovers with its record", daysAgo(6), "present", { kind: "recovered" }],
  ])("%s", (_what, missingSince, sighting, step) => {
    expect(judgeProof(missingSince, sighting, NOW)).toEqual(step);
  });
});
