import { describe, expect, it } from "vitest";
import { backoffDelay, maxAttempts, parseRetryAfter, redeliveryDelay } from "./retry";

const now = new Date("2026-11-21T12:00:00Z");

describe("retries", () => {
  it("are four where a function names none, and as many as it names otherwise", () => {
    expect([maxAttempts(undefined), maxAttempts(0), maxAttempts(3)]).toEqual([5, 1, 4]);
  });

  it.each([
    [0, 15_000],
    [1, 30_000],
    [4, 300_000],
    [9, 7_200_000],
    [40, 7_200_000],
  ])("wait after attempt %i for %i ms and up to half a minute more", (attempt, base) => {
    expect(backoffDelay(attempt, 0)).toBe(base);
    expect(backoffDelay(attempt, 0.999)).toBeGreaterThan(base);
    expect(backoffDelay(attempt, 0.999)).toBeLessThan(base + 30_000);
  });

  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ["", undefined],
    ["soon", undefined],
    ["0", 1_000],
    ["90", 90_000],
    ["999999", 86_400_000],
    ["2026-11-21T12:05:00.000Z", 300_000],
    ["2020-01-01T00:00:00.000Z", 1_000],
  ])("wait after a retry-after header of %j for %j ms", (header, delay) => {
    expect(parseRetryAfter(header, now)).toBe(delay);
  });

  it("deliver again soon at first and every five seconds at last", () => {
    expect([0, 1, 2, 10, 1_000].map(redeliveryDelay)).toEqual([300, 600, 1_200, 5_000, 5_000]);
  });
});
