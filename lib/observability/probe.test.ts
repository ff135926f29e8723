import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answeredOnce, ProbeFailure, runProbe, type Probe } from "./probe";

function run(probe: Probe) {
  const causes: unknown[] = [];
  const result = runProbe(probe, { timeoutMilliseconds: 1_000, onFailure: (cause) => causes.push(cause) });
  return { result, causes };
}

describe("a probe", () => {
  it("is up when it answers, with the time it took", async () => {
    const { result } = run(async () => ({ state: "up", detail: "Fine." }));
    expect(await result).toEqual({ state: "up", latency_ms: expect.any(Number), detail: "Fine." });
  });

  it("says what is not configured instead of calling it down", async () => {
    const { result } = run(async () => ({ state: "unconfigured", detail: "Elsewhere." }));
    expect(await result).toEqual({ state: "unconfigured", latency_ms: null, detail: "Elsewhere." });
  });

  it("is down when it fails, and keeps the cause from the public", async () => {
    const cause = new Error("connect postgresql://app:hunter2@db");
    const { result, causes } = run(() => Promise.reject(cause));
    expect(await result).toMatchObject({ state: "down", detail: "Does not answer." });
    expect(causes).toEqual([cause]);
  });

  it("tells the public what the probe itself put into words", async () => {
    const { result } = run(() => Promise.reject(new ProbeFailure("Last collected 40 min ago.")));
    expect(await result).toMatchObject({ state: "down", detail: "Last collected 40 min ago." });
  });

  describe("and the clock", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it("is down when it takes too long", async () => {
      const { result } = run(() => new Promise(() => undefined));
      await vi.advanceTimersByTimeAsync(1_001);
      expect(await result).toMatchObject({ state: "down", detail: "Does not answer in time." });
    });

    it("is asked once however many want to know at the same time", async () => {
      let asked = 0;
      const ask = answeredOnce(1_500, () => Promise.resolve((asked += 1)));
      expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await ask()).toBe(1);
      await vi.advanceTimersByTimeAsync(600);
      expect(await ask()).toBe(2);
    });
  });
});
