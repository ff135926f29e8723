import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentile } from "./distribution";
import {
  explicitDistribution,
  explicitIncrease,
  readExplicitHistogram,
  type ExplicitHistogram,
} from "./explicit-histogram";
import {
  exponentialDistribution,
  exponentialIncrease,
  readExponentialHistogram,
  type ExponentialHistogram,
} from "./exponential-histogram";

const attributes: [] = [];

function explicit(bounds: number[], counts: number[]): ExplicitHistogram {
  const count = counts.reduce((sum, each) => sum + each, 0);
  const read = readExplicitHistogram({ attributes, explicitBounds: bounds, bucketCounts: counts, count });
  if (typeof read === "string") throw new Error(read);
  return read;
}

/** The histogram that an SDK would make of these values at this scale. */
function exponential(values: readonly number[], scale: number): ExponentialHistogram {
  const histogram: ExponentialHistogram = {
    kind: "exponential",
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    scale,
    zeroCount: values.filter((value) => value === 0).length,
    positive: {},
    negative: {},
  };
  for (const value of values) {
    if (value === 0) continue;
    const side = value > 0 ? histogram.positive : histogram.negative;
    const index = Math.ceil(Math.log2(Math.abs(value)) * 2 ** scale) - 1;
    side[index] = (side[index] ?? 0) + 1;
  }
  return histogram;
}

describe("the percentiles of a histogram with bounds", () => {
  const of = (bounds: number[], counts: number[], extremes = {}) =>
    [50, 95, 99].map((percent) =>
      percentile(explicitDistribution(explicit(bounds, counts), extremes), percent),
    );

  it.each<[string, number[], number[], object, (number | null)[]]>([
    ["lie evenly within a bucket", [10, 20], [0, 100, 0], {}, [15, 19.5, 19.9]],
    ["begin at zero in the first bucket", [10], [100, 0], {}, [5, 9.5, 9.9]],
    ["begin at the least value where it is known", [10], [100, 0], { min: 8, max: 10 }, [9, 9.9, 9.98]],
    ["end at the last bound where the greatest value is not known", [10], [0, 100], {}, [10, 10, 10]],
    ["end at the greatest value where it is known", [10], [0, 100], { min: 11, max: 30 }, [20, 29, 29.8]],
    ["skip empty buckets", [1, 2, 4, 8], [50, 0, 0, 50, 0], {}, [1, 7.6, 7.92]],
    ["begin below zero when the first bound does", [-10, 10], [0, 100, 0], {}, [0, 9, 9.8]],
    ["are unknown without bounds", [], [100], {}, [null, null, null]],
    ["are unknown without values", [10], [0, 0], {}, [null, null, null]],
  ])("%s", (_what, bounds, counts, extremes, expected) => {
    for (const [place, value] of of(bounds, counts, extremes).entries()) {
      if (value === null) expect(expected[place]).toBeNull();
      else expect(value).toBeCloseTo(expected[place] ?? NaN);
    }
  });

  it.each([
    [{ explicitBounds: [1, 2], bucketCounts: [1, 2] }, "one bucket more"],
    [{ explicitBounds: [1], bucketCounts: [] }, "has buckets"],
    [{ explicitBounds: [2, 1], bucketCounts: [1, 1, 1] }, "ascend"],
    [{ explicitBounds: [1, Infinity], bucketCounts: [1, 1, 1] }, "finite"],
    [{ explicitBounds: [1], bucketCounts: [1, -1] }, "not negative"],
    [{ explicitBounds: [1], bucketCounts: [1, NaN] }, "not negative"],
  ])("are not read from %j", (point, reason) => {
    expect(readExplicitHistogram({ attributes, ...point })).toContain(reason);
  });

  it("gain what came in addition, and nothing is said when it shrank or its bounds moved", () => {
    expect(explicitIncrease(explicit([1], [3, 4]), explicit([1], [5, 4]))?.counts).toEqual([2, 0]);
    expect(explicitIncrease(explicit([1], [3, 4]), explicit([1], [2, 9]))).toBeNull();
    expect(explicitIncrease(explicit([1], [3, 4]), explicit([2], [5, 4]))).toBeNull();
  });
});

describe("the percentiles of an exponential histogram", () => {
  const values = fc.array(fc.oneof(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.constant(0)), {
    minLength: 1,
    maxLength: 200,
  });

  it("are off by no more than the width of their bucket, at every scale and for any values", () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -2, max: 8 }),
        fc.constantFrom(50, 95, 99),
        (given, scale, percent) => {
          const sorted = given.toSorted((one, other) => one - other);
          const exact = sorted[Math.ceil((percent / 100) * given.length) - 1] ?? 0;
          const estimate = percentile(exponentialDistribution(exponential(given, scale)), percent) ?? NaN;
          const width = 2 ** (2 ** -scale) * (1 + 1e-9);
          if (exact === 0) expect(estimate).toBe(0);
          else expect(Math.max(estimate / exact, exact / estimate)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it("are mirrored for values below zero", () => {
    const given = [1, 2, 3, 4, 100];
    const above = percentile(exponentialDistribution(exponential(given, 5)), 50) ?? NaN;
    const below =
      percentile(
        exponentialDistribution(
          exponential(
            given.map((value) => -value),
            5,
          ),
        ),
        50,
      ) ?? NaN;
    expect(Math.abs(below + above)).toBeLessThan(0.2);
  });

  it("gain what came in addition, also when the sender has changed to a coarser scale", () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 2, max: 6 }), (earlier, added, scale) => {
        const before = exponential(earlier, scale);
        const after = exponential([...earlier, ...added], scale - 2);
        const gained = exponentialIncrease(before, after);
        const alone = exponential(added, scale - 2);
        expect(gained).toMatchObject({ count: alone.count, zeroCount: alone.zeroCount });
        const sides = [gained?.positive ?? {}, alone.positive].map((side) => Object.values(side));
        const sums = sides.map((counts) => counts.reduce((sum, count) => sum + count, 0));
        expect(sums[0]).toBe(sums[1]);
      }),
    );
  });

  it("gain nothing that can be said when it shrank", () => {
    expect(exponentialIncrease(exponential([1, 2], 3), exponential([1], 3))).toBeNull();
    expect(exponentialIncrease(exponential([0, 2], 3), exponential([2, 2, 2], 3))).toBeNull();
  });

  it.each([
    [{ scale: 21 }, "scale"],
    [{ scale: 1.5 }, "scale"],
    [{ scale: 0, positive: { bucketCounts: [-1] } }, "not negative"],
    [{ scale: 0, positive: { bucketCounts: Array<number>(3_201).fill(1) } }, "at most 3200"],
  ])("are not read from %o", (point, reason) => {
    expect(readExponentialHistogram({ attributes, ...point } as never)).toContain(reason);
  });
});
