import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConcurrencyLimiter, type ConcurrencySlot } from "./concurrency";

const slot = (key: string, limit: number): ConcurrencySlot => ({ key, limit });

describe("limits on what runs at a time", () => {
  it("park what is over a limit and admit it in the order it was made, whatever the order it came in", () => {
    const limiter = new ConcurrencyLimiter();
    const one = [slot("a", 1)];
    expect(["call-1", "call-3", "call-2"].map((id) => limiter.acquire(id, one, 0))).toEqual([
      true,
      false,
      false,
    ]);
    expect(limiter.release("call-1")).toEqual(["call-2"]);
    expect(limiter.acquire("call-2", one, 0)).toBe(true);
    expect(limiter.release("call-2")).toEqual(["call-3"]);
  });

  it("admit the one with the lower number first", () => {
    const limiter = new ConcurrencyLimiter();
    const one = [slot("a", 1)];
    limiter.acquire("running", one, 0);
    limiter.acquire("patient", one, 0);
    limiter.acquire("urgent", one, -60);
    expect(limiter.release("running")).toEqual(["urgent"]);
  });

  it("pass over one that waits for another key as well", () => {
    const limiter = new ConcurrencyLimiter();
    limiter.acquire("a", [slot("a", 1)], 0);
    limiter.acquire("b", [slot("b", 1)], 0);
    limiter.acquire("both", [slot("a", 1), slot("b", 1)], 0);
    limiter.acquire("next a", [slot("a", 1)], 0);
    expect(limiter.release("a")).toEqual(["next a"]);
    expect(limiter.release("next a")).toEqual([]);
    expect(limiter.release("b")).toEqual(["both"]);
  });

  it("count calls that are known to run, even over the limit", () => {
    const limiter = new ConcurrencyLimiter();
    limiter.hold("left", [slot("a", 1)]);
    limiter.hold("right", [slot("a", 1)]);
    expect(limiter.acquire("new", [slot("a", 1)], 0)).toBe(false);
    expect(limiter.release("left")).toEqual([]);
    expect(limiter.release("right")).toEqual(["new"]);
  });

  it("are never exceeded, and leave nobody parked when all have ended", () => {
    const call = fc.record({
      keys: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
      limit: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (calls, choices) => {
        const limits: Record<string, number> = { a: 1, b: 2, c: 3 };
        const limiter = new ConcurrencyLimiter();
        const slotsOf = calls.map(({ keys }) => keys.map((key) => slot(key, limits[key] ?? 1)));
        const running = new Set<number>();
        slotsOf.forEach((slots, index) => limiter.acquire(String(index), slots, 0) && running.add(index));
        let ended = 0;
        while (running.size > 0) {
          for (const [key, limit] of Object.entries(limits)) {
            const count = [...running].filter((index) =>
              slotsOf[index]?.some((held) => held.key === key),
            ).length;
            if (count > limit) return false;
          }
          const chosen = [...running][Number(choices.next().value) % running.size] ?? 0;
          running.delete(chosen);
          ended += 1;
          for (const admitted of limiter.release(String(chosen))) running.add(Number(admitted));
        }
        return ended === calls.length && limiter.parked === 0;
      }),
    );
  });
});
