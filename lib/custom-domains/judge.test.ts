import { describe, expect, it } from "vitest";
import { judgeDomain, nextCheckAt, type Judgement, type Observation, type Standing } from "./judge";

const NOW = new Date("2026-11-22T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const GOOD: Observation = { proof: "present", pointing: "here", isHosted: true };
const SILENT: Observation = { proof: "unknown", pointing: "unknown", isHosted: true };

const standing = (changes: Partial<Standing>): Standing => ({
  state: "active",
  createdAt: hoursAgo(100),
  failures: 0,
  failingSince: null,
  suspendedAt: null,
  ...changes,
});

describe("a look at a domain", () => {
  it.each<[string, Partial<Standing>, Partial<Observation>, Partial<Judgement>]>([
    [
      "that is claimed says nothing without its proof, wherever it leads",
      { state: "pending" },
      { proof: "absent" },
      { state: "pending", change: null },
    ],
    [
      "that is claimed says nothing while no resolver answers",
      { state: "pending" },
      SILENT,
      { state: "pending", change: null },
    ],
    [
      "proves it, and nothing more while it leads elsewhere",
      { state: "pending" },
      { pointing: "elsewhere" },
      { state: "verified", change: "verified" },
    ],
    [
      "proves it, and nothing more while the platform does not take it",
      { state: "pending" },
      { isHosted: false },
      { state: "verified", change: "verified" },
    ],
    [
      "proves it and has it served at once when both records are there",
      { state: "pending" },
      {},
      { state: "active", change: "activated" },
    ],
    [
      "has a proven one served when it leads here",
      { state: "verified" },
      {},
      { state: "active", change: "activated" },
    ],
    [
      "lets a proven one wait for its alias as long as it takes",
      { state: "verified" },
      { pointing: "nowhere" },
      { state: "verified", change: null },
    ],
    [
      "warns of a proven one whose proof is gone",
      { state: "verified" },
      { proof: "absent", pointing: "nowhere" },
      { state: "verified", change: "failing", failures: 1, failingSince: NOW },
    ],
    ["lets a served one be", {}, {}, { state: "active", change: null }],
    ["lets a served one be while no resolver answers", {}, SILENT, { state: "active", change: null }],
    [
      "warns of a served one whose proof is gone",
      {},
      { proof: "absent" },
      { state: "active", change: "failing", failures: 1, failingSince: NOW },
    ],
    [
      "warns of a served one that leads elsewhere",
      {},
      { pointing: "elsewhere" },
      { state: "active", change: "failing" },
    ],
    [
      "is quiet when it goes on failing",
      { failures: 1, failingSince: hoursAgo(1) },
      { pointing: "nowhere" },
      { state: "active", change: null, failures: 2, failingSince: hoursAgo(1) },
    ],
    [
      "does not count a silent resolver as a failure, nor as recovered",
      { failures: 9, failingSince: hoursAgo(48) },
      SILENT,
      { state: "active", change: null, failures: 9 },
    ],
    [
      "does not suspend what was looked up too seldom, however long ago",
      { failures: 1, failingSince: hoursAgo(48) },
      { proof: "absent" },
      { state: "active", change: null },
    ],
    [
      "does not suspend within a day, however often it was looked up",
      { failures: 50, failingSince: hoursAgo(23) },
      { proof: "absent" },
      { state: "active", change: null },
    ],
    [
      "suspends after a day and three failures",
      { failures: 2, failingSince: hoursAgo(24) },
      { proof: "absent" },
      { state: "suspended", change: "suspended", suspendedAt: NOW },
    ],
    [
      "finds a failing one well again",
      { failures: 5, failingSince: hoursAgo(5) },
      {},
      { state: "active", change: "recovered", failures: 0, failingSince: null },
    ],
    [
      "restores a suspended one when both records are back",
      { state: "suspended", suspendedAt: hoursAgo(1) },
      {},
      { state: "active", change: "restored", suspendedAt: null },
    ],
    [
      "does not restore one by its proof alone",
      { state: "suspended", suspendedAt: hoursAgo(1) },
      { pointing: "elsewhere" },
      { state: "suspended", change: null },
    ],
    [
      "gives a suspended one up when its proof stays away for thirty days",
      { state: "suspended", suspendedAt: hoursAgo(720) },
      { proof: "absent", pointing: "nowhere" },
      { state: "released", change: "released" },
    ],
    [
      "keeps a suspended one whose proof is there",
      { state: "suspended", suspendedAt: hoursAgo(2_000) },
      { pointing: "nowhere" },
      { state: "suspended", change: null },
    ],
    [
      "never gives one up because a resolver is silent",
      { state: "suspended", suspendedAt: hoursAgo(2_000) },
      SILENT,
      { state: "suspended", change: null },
    ],
  ])("%s", (_what, changes, seen, judgement) => {
    expect(judgeDomain(standing(changes), { ...GOOD, ...seen }, NOW)).toMatchObject(judgement);
  });
});

describe("the next look", () => {
  it.each<[string, Parameters<typeof nextCheckAt>[0], Date | null]>([
    [
      "at a new claim is soon",
      { state: "pending", createdAt: hoursAgo(1), failingSince: null },
      inMinutes(10),
    ],
    [
      "at a claim of yesterday is in an hour",
      { state: "pending", createdAt: hoursAgo(30), failingSince: null },
      inMinutes(60),
    ],
    [
      "at a claim that nobody proves is not taken",
      { state: "pending", createdAt: hoursAgo(14 * 24), failingSince: null },
      null,
    ],
    [
      "at a proven one that waits is taken every day",
      { state: "verified", createdAt: hoursAgo(14 * 24), failingSince: null },
      inMinutes(24 * 60),
    ],
    [
      "at a served one is in an hour",
      { state: "active", createdAt: hoursAgo(999), failingSince: null },
      inMinutes(60),
    ],
    [
      "at a failing one is sooner",
      { state: "active", createdAt: hoursAgo(999), failingSince: NOW },
      inMinutes(15),
    ],
    [
      "at a suspended one is taken now and then",
      { state: "suspended", createdAt: hoursAgo(999), failingSince: NOW },
      inMinutes(360),
    ],
    [
      "at one that was given up is not taken",
      { state: "released", createdAt: hoursAgo(999), failingSince: null },
      null,
    ],
  ])("%s", (_what, domain, at) => {
    expect(nextCheckAt(domain, NOW)).toEqual(at);
  });
});
