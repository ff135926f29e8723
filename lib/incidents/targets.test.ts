import { describe, expect, it } from "vitest";
import { needsPostMortem, postMortemDueAt, responseDueAt, responseReminderAt, targetStatus } from "./targets";
import type { IncidentSeverity } from "./severity";

const NOON = new Date("2026-11-21T12:00:00Z");
const after = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

describe("the response target", () => {
  it.each<[IncidentSeverity, number, number]>([
    ["P1", 15, 10],
    ["P2", 60, 40],
    ["P3", 240, 210],
  ])("of a %s is %i minutes, with a reminder after %i", (severity, due, reminder) => {
    expect(responseDueAt(NOON, severity)).toEqual(after(due));
    expect(responseReminderAt(after(due), severity)).toEqual(after(reminder));
  });

  it.each([
    ["met", 15, 99],
    ["missed", 16, 99],
    ["running", null, 15],
    ["overdue", null, 16],
  ])("is %s when acknowledged after %s minutes, at minute %i", (status, answered, now) => {
    const answeredAt = answered === null ? null : after(answered);
    expect(targetStatus(after(15), answeredAt, after(now))).toBe(status);
  });
});

describe("the post-mortem", () => {
  it("is due two days after the end, and asked for unless the incident was a minor one", () => {
    expect(postMortemDueAt(NOON)).toEqual(after(48 * 60));
    expect((["P1", "P2", "P3"] as const).filter(needsPostMortem)).toEqual(["P1", "P2"]);
  });
});
