import { describe, expect, it } from "vitest";
import { mapUnit } from "./units";
import { readingsOf } from "./readings";
import { MetricsExport, type KeyValue } from "./wire";

const TIME = "1763719200000000000";
const text = (key: string, stringValue: string): KeyValue => ({ key, value: { stringValue } });

function read(metric: object, resource: KeyValue[] = []) {
  const scopeMetrics = [{ metrics: [{ name: "x", ...metric }] }];
  return readingsOf(
    MetricsExport.parse({ resourceMetrics: [{ resource: { attributes: resource }, scopeMetrics }] }),
  );
}

const gauge = (point: object, more: object = {}) => ({
  gauge: { dataPoints: [{ timeUnixNano: TIME, asDouble: 1, ...point }] },
  ...more,
});

describe("a data point", () => {
  it("is labelled by its own attributes and by what tells its sender from others", () => {
    const attributes = [
      text("http.route", "/a"),
      { key: "http.status_code", value: { intValue: 200 } },
      { key: "ok", value: { boolValue: true } },
    ];
    const resource = [
      text("telemetry.sdk.name", "otel"),
      text("host.name", "h1"),
      text("service.name", "shop"),
    ];
    expect(read(gauge({ attributes }), resource).readings[0]?.labels).toEqual({
      http_route: "/a",
      http_status_code: "200",
      ok: "true",
      service_name: "shop",
      host_name: "h1",
    });
  });

  it("has room for ten labels, its own before its sender's", () => {
    const attributes = Array.from({ length: 9 }, (_, n) => text(`a${n}`, "x"));
    const resource = [text("host.name", "h1"), text("service.name", "shop")];
    const labels = read(gauge({ attributes }), resource).readings[0]?.labels ?? {};
    expect(Object.keys(labels)).toHaveLength(10);
    expect(labels).toMatchObject({ service_name: "shop" });
  });

  it("keeps long label values apart from each other, without control characters", () => {
    const labelOf = (value: string) =>
      read(gauge({ attributes: [text("query", value)] })).readings[0]?.labels.query ?? "";
    const [one, other] = [labelOf(`${"x".repeat(200)}1`), labelOf(`${"x".repeat(200)}2`)];
    expect(one).toHaveLength(128);
    expect(one).not.toBe(other);
    expect(labelOf("a\nb\u0000c")).toBe("a b c");
  });

  it.each(["constructor", "__proto__", "toString"])("may have an attribute named %s", (name) => {
    const labels = read(gauge({ attributes: [text(name, "x")] })).readings[0]?.labels ?? {};
    expect(Object.entries(labels)).toEqual([[name, "x"]]);
  });

  it("is named in lower case with dots and underscores", () => {
    expect(read(gauge({}, { name: "Http/Server-Latency.ms" })).readings[0]?.metric).toBe(
      "http_server_latency.ms",
    );
  });

  it("that says it has no value is a gap, neither kept nor refused", () => {
    expect(read(gauge({ flags: 1 }))).toMatchObject({ total: 1, readings: [], refused: [] });
  });

  it.each<[string, object, string]>([
    ["NaN", gauge({ asDouble: "NaN" }), "finite"],
    ["an infinity", gauge({ asDouble: "-Infinity" }), "finite"],
    ["no value", gauge({ asDouble: undefined }), "finite"],
    ["no time", gauge({ timeUnixNano: undefined }), "time"],
    ["a time that is none", gauge({ timeUnixNano: "soon" }), "time"],
    ["a time beyond all years", gauge({ timeUnixNano: 1e300 }), "time"],
    [
      "a sum of unknown temporality",
      { sum: { dataPoints: [{ timeUnixNano: TIME, asInt: "1" }] } },
      "delta or cumulative",
    ],
    [
      "a summary without quantiles",
      { summary: { dataPoints: [{ timeUnixNano: TIME, count: "3" }] } },
      "quantiles",
    ],
  ])("is refused for %s", (_what, metric, reason) => {
    const { readings, refused } = read(metric);
    expect(readings).toEqual([]);
    expect(refused).toEqual([{ index: 0, reason: expect.stringContaining(reason) }]);
  });

  it.each<[string, object, string]>([
    ["a delta sum", { aggregationTemporality: 1, isMonotonic: true }, "value"],
    ["a cumulative counter", { aggregationTemporality: 2, isMonotonic: true }, "total"],
    ["a cumulative sum that may fall", { aggregationTemporality: 2 }, "value"],
  ])("of %s is a %s", (_what, sum, kind) => {
    const { readings } = read({ sum: { ...sum, dataPoints: [{ timeUnixNano: TIME, asInt: "3" }] } });
    expect(readings[0]?.measure).toEqual({ kind, value: 3 });
  });
});

describe("a unit of UCUM", () => {
  it.each([
    ["By", "x", "bytes", 1],
    ["MiBy", "x", "bytes", 1_048_576],
    ["ms", "x", "milliseconds", 1],
    ["us", "x", "milliseconds", 0.001],
    ["s", "x", "seconds", 1],
    ["h", "x", "seconds", 3_600],
    ["%", "x", "percent", 1],
    ["1", "system.cpu.utilization", "ratio", 1],
    ["1", "system.cpu.load_average.1m", "count", 1],
    ["{request}", "x", "requests", 1],
    ["{connections}", "x", "count", 1],
    ["{packets}/s", "x", "per_second", 1],
    ["By/s", "x", "bytes_per_second", 1],
    ["Cel", "x", "celsius", 1],
    ["", "x", "count", 1],
    ["furlong", "x", "count", 1],
    ["constructor", "x", "count", 1],
  ])("%j of %s becomes %s", (ucum, name, unit, factor) => {
    expect(mapUnit(ucum, name)).toEqual({ unit, factor });
  });
});
