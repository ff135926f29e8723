import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_TYPES } from "./catalogue";
import { checkPoints } from "./point-rules";

const now = new Date("2026-11-21T12:00:00.000Z");
const valid = { metric: "orders.placed", value: 3 };

const check = (point: unknown) => checkPoints([point], now);

describe("points that are kept", () => {
  it("need only a metric and a value; the time is then the time of receipt", () => {
    expect(check(valid)).toEqual({
      points: [{ index: 0, metric: "orders.placed", value: 3, unit: null, at: now, labels: [] }],
      rejected: [],
    });
  });

  it("carry unit, time in any zone, and labels in the order of their names", () => {
    const point = {
      ...valid,
      unit: "percent",
      timestamp: "2026-11-21T12:30:00.5+01:00",
      labels: { region: "eu", app: "shop" },
    };
    expect(check(point).points).toMatchObject([
      {
        unit: "percent",
        at: new Date("2026-11-21T11:30:00.500Z"),
        labels: [
          ["app", "shop"],
          ["region", "eu"],
        ],
      },
    ]);
  });

  it.each(["2026-11-20T12:00:00Z", "2026-11-21T12:05:00Z"])(
    "may be a day late or five minutes early: %s",
    (t) => {
      expect(check({ ...valid, timestamp: t }).rejected).toEqual([]);
    },
  );
});

describe("points that are refused", () => {
  const labels = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`l${n}`, "x"]));

  it.each<[string, unknown, string, RegExp]>([
    ["nothing", null, "", /object/],
    ["a list", [], "", /object/],
    ["an unknown field", { ...valid, lables: {} }, "lables", /only metric, value/],
    ["no name", { value: 1 }, "metric", /Name the metric/],
    ["an empty name", { ...valid, metric: "" }, "metric", /begins with a letter/],
    ["capitals in the name", { ...valid, metric: "Orders" }, "metric", /lower-case/],
    ["a trailing dot", { ...valid, metric: "orders." }, "metric", /lower-case/],
    ["a very long name", { ...valid, metric: "a".repeat(101) }, "metric", /at most 100/],
    ["a reserved prefix", { ...valid, metric: "regulix.x" }, "metric", /choose another/],
    ["no value", { metric: "orders" }, "value", /finite number/],
    ["a text as value", { ...valid, value: "NaN" }, "value", /finite number/],
    ["an infinite value", { ...valid, value: JSON.parse("1e999") }, "value", /finite number/],
    ["NaN", { ...valid, value: NaN }, "value", /finite number/],
    ["an unknown unit", { ...valid, unit: "furlongs" }, "unit", /one of count, percent/],
    ["a time without zone", { ...valid, timestamp: "2026-11-21T12:00:00" }, "timestamp", /zone/],
    ["an impossible date", { ...valid, timestamp: "2026-13-45T12:00:00Z" }, "timestamp", /written like/],
    ["a number as time", { ...valid, timestamp: 1_700_000_000 }, "timestamp", /written like/],
    [
      "a time too far back",
      { ...valid, timestamp: "2026-11-20T11:59:59.999Z" },
      "timestamp",
      /24 hours late/,
    ],
    ["a time too far ahead", { ...valid, timestamp: "2026-11-21T12:05:00.001Z" }, "timestamp", /5 minutes/],
    ["labels as a list", { ...valid, labels: ["a"] }, "labels", /object of texts/],
    ["too many labels", { ...valid, labels: labels(11) }, "labels", /at most 10/],
    ["a bad label name", { ...valid, labels: { "a-b": "x" } }, "labels", /label name/],
    ["a number as label", { ...valid, labels: { a: 1 } }, "labels", /label a/],
    ["an empty label", { ...valid, labels: { a: "" } }, "labels", /label a/],
    ["a very long label", { ...valid, labels: { a: "x".repeat(129) } }, "labels", /128/],
    ["a NUL in a label", { ...valid, labels: { a: "x\u0000" } }, "labels", /control character/],
    ["half a surrogate pair", { ...valid, labels: { a: "\ud800" } }, "labels", /broken text/],
  ])("for %s", (_fault, point, field, reason) => {
    expect(check(point)).toEqual({
      points: [],
      rejected: [{ index: 0, field, reason: expect.stringMatching(reason) }],
    });
  });

  it.each(METRIC_TYPES)("for the reserved name %s", (metric) => {
    expect(check({ ...valid, metric }).rejected).toMatchObject([{ field: "metric" }]);
  });

  it("never take others with them: every point is either kept or refused, under its own index", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(valid), fc.anything({ withNullPrototype: true }))),
        (input) => {
          const { points, rejected } = checkPoints(input, now);
          const indexes = [...points, ...rejected].map(({ index }) => index).sort((a, b) => a - b);
          expect(indexes).toEqual(input.map((_, index) => index));
          for (const { value } of points) expect(Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });
});
