import { gzipSync } from "node:zlib";
import { OTLPMetricExporter as JsonExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtobufExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createKeyFixture } from "@/scripts/testing/api-key-fixture";
import type { LocalServer } from "@/scripts/testing/local-server";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { serveRoutes } from "@/scripts/testing/serve-routes";
import { POST } from "./route";

const PATH = "/api/otlp/v1/metrics";
const NANOSECONDS = 1_000_000n;

describe("OTLP metrics", () => {
  let server: LocalServer;
  let tenant: OrganizationFixture;
  let token: string;

  beforeAll(async () => {
    server = await serveRoutes({ [PATH]: POST });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    tenant = await createOrganizationFixture("Sender");
    token = await createKeyFixture(tenant, "metrics:write");
  });

  type Stored = { name: string; unit: string; labels: Record<string, string>; value: number };

  const stored = async (name = "%") =>
    withOrganization(
      tenant.context,
      (transaction) => transaction.$queryRaw<Stored[]>`
        SELECT series.name, series.unit, series.labels, point.value
        FROM metric_points point JOIN metric_series series ON series.id = point.series_id
        WHERE series.name LIKE ${name} ORDER BY series.name, point.recorded_at, point.value`,
    );
  const valuesOf = async (name: string) => (await stored(name)).map(({ value }) => value);

  async function post(body: unknown, { key = token, headers = {} } = {}) {
    const request = new Request(`http://localhost${PATH}`, {
      method: "POST",
      body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
      headers: { "content-type": "application/json", authorization: `Bearer ${key}`, ...headers },
    });
    const response = await POST(request, { params: Promise.resolve({}) });
    const isJson = response.headers.get("content-type") === "application/json";
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? ((await response.json()) as Record<string, unknown>) : await response.text(),
    };
  }

  const startedAt = Date.now();
  /** So many minutes before the test began, as the protocol writes it. */
  const ago = (minutes: number) => String(BigInt(startedAt - minutes * 60_000) * NANOSECONDS);
  const exportOf = (...metrics: object[]) => ({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
  const gauge = (name: string, ...dataPoints: object[]) => ({ name, gauge: { dataPoints } });
  const counter = (name: string, ...dataPoints: object[]) => ({
    name,
    sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints },
  });

  describe.each([
    ["protobuf", ProtobufExporter],
    ["JSON", JsonExporter],
  ])("from the official JavaScript SDK in %s", (_encoding, Exporter) => {
    function open(temporality: AggregationTemporality, compression?: "gzip") {
      const exporter = new Exporter({
        url: `http://127.0.0.1:${server.port}${PATH}`,
        headers: { authorization: `Bearer ${token}` },
        temporalityPreference: temporality,
        // The exporter's own enum is not exported.
        compression: compression as never,
      });
      const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
      const provider = new MeterProvider({
        readers: [reader],
        resource: resourceFromAttributes({ "service.name": "shop", "process.pid": 7 }),
        views: [
          { instrumentName: "job.size", aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } },
          {
            instrumentName: "job.duration",
            aggregation: {
              type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM,
              options: { boundaries: [10, 20, 50, 100] },
            },
          },
        ],
      });
      return { provider, exporter, reader, meter: provider.getMeter("test") };
    }

    it.each([
      ["delta", AggregationTemporality.DELTA],
      ["cumulative", AggregationTemporality.CUMULATIVE],
    ])("a counter counts what was added since the last export (%s)", async (_name, temporality) => {
      const { provider, meter } = open(temporality);
      const orders = meter.createCounter("orders.placed", { unit: "{order}" });
      orders.add(3, { region: "eu" });
      await provider.forceFlush();
      orders.add(4, { region: "eu" });
      await provider.forceFlush();
      await provider.shutdown();
      const points = await stored("orders.placed");
      expect(points.slice(0, 2).map(({ value }) => value)).toEqual([3, 4]);
      expect(points[0]).toMatchObject({ unit: "count", labels: { region: "eu", service_name: "shop" } });
    });

    it("a gauge and a sum that may fall keep their values, compressed with gzip", async () => {
      const { provider, meter } = open(AggregationTemporality.CUMULATIVE, "gzip");
      meter.createGauge("memory.used", { unit: "MiBy" }).record(2);
      const connections = meter.createUpDownCounter("connections.open");
      connections.add(5);
      connections.add(-2);
      await provider.forceFlush();
      await provider.shutdown();
      expect((await stored("memory.used"))[0]).toMatchObject({ value: 2 * 1_048_576, unit: "bytes" });
      expect((await valuesOf("connections.open"))[0]).toBe(3);
    });

    it("a histogram becomes its count, its mean and its percentiles", async () => {
      const { provider, meter } = open(AggregationTemporality.DELTA);
      const duration = meter.createHistogram("job.duration", { unit: "ms" });
      for (let value = 1; value <= 100; value += 1) duration.record(value);
      await provider.forceFlush();
      await provider.shutdown();
      const points = await stored("job.duration%");
      expect(points.map(({ name, unit }) => [name, unit])).toEqual([
        ["job.duration.count", "count"],
        ["job.duration.mean", "milliseconds"],
        ["job.duration.p50", "milliseconds"],
        ["job.duration.p95", "milliseconds"],
        ["job.duration.p99", "milliseconds"],
      ]);
      const [count, mean, ...percentiles] = points.map(({ value }) => value);
      expect([count, mean]).toEqual([100, 50.5]);
      expect(percentiles.map((value) => Math.round(value))).toEqual([50, 95, 99]);
    });

    it("an exponential histogram becomes the same, within the width of its buckets", async () => {
      const { provider, meter } = open(AggregationTemporality.CUMULATIVE);
      const size = meter.createHistogram("job.size", { unit: "By" });
      for (let value = 1; value <= 1_000; value += 1) size.record(value);
      await provider.forceFlush();
      size.record(0);
      await provider.forceFlush();
      await provider.shutdown();
      expect((await valuesOf("job.size.count")).slice(0, 2)).toEqual([1_000, 1]);
      for (const [name, exact] of [
        ["job.size.p50", 500],
        ["job.size.p95", 950],
        ["job.size.p99", 990],
      ] as const) {
        const [first = NaN, second] = await valuesOf(name);
        expect(Math.abs(first / exact - 1)).toBeLessThan(0.05);
        expect(second).toBe(0);
      }
    });

    it("an unusable key is told to the SDK as an error", async () => {
      token = `rgx_00000000_${"0".repeat(40)}`;
      const { exporter, reader, meter } = open(AggregationTemporality.DELTA);
      meter.createCounter("orders.placed").add(1);
      const { resourceMetrics } = await reader.collect();
      const result = await new Promise((done) => exporter.export(resourceMetrics, done));
      expect(result).toMatchObject({ error: { code: 401 } });
      expect(await stored()).toEqual([]);
    });
  });

  it("count the increase of a counter once, however often and in whatever order exports arrive", async () => {
    const at = (minutes: number, asInt: string) =>
      exportOf(counter("jobs", { startTimeUnixNano: ago(60), timeUnixNano: ago(minutes), asInt }));
    const [first, second, third] = [at(9, "10"), at(8, "15"), at(7, "21")];
    for (const message of [first, second, second, third, first]) await post(message);
    expect(await valuesOf("jobs")).toEqual([5, 6]);
    await Promise.all([post(at(6, "30")), post(at(5, "42")), post(at(4, "50"))]);
    expect((await valuesOf("jobs")).reduce((sum, value) => sum + value, 0)).toBe(40);
  });

  it("count a counter in full after it began anew, within one export too", async () => {
    const point = (start: number, minutes: number, asInt: string) => ({
      startTimeUnixNano: ago(start),
      timeUnixNano: ago(minutes),
      asInt,
    });
    await post(exportOf(counter("jobs", point(60, 9, "100"))));
    await post(exportOf(counter("jobs", point(7, 6, "2"), point(7, 5, "9"), point(60, 8, "130"))));
    expect(await valuesOf("jobs")).toEqual([30, 2, 7]);
  });

  it("keep the good points of an export, and say how many were not kept and why", async () => {
    const answer = await post(
      exportOf(
        gauge("good", { timeUnixNano: ago(1), asDouble: 1 }),
        gauge(
          "old",
          { timeUnixNano: ago(60 * 25), asDouble: 1 },
          { timeUnixNano: ago(60 * 26), asDouble: 1 },
        ),
        gauge("cpu_usage", { timeUnixNano: ago(1), asDouble: 1 }),
        gauge("gap", { timeUnixNano: ago(1), flags: 1 }),
      ),
    );
    expect(answer).toMatchObject({ status: 200, body: { partialSuccess: { rejectedDataPoints: 3 } } });
    expect((answer.body as { partialSuccess: { errorMessage: string } }).partialSuccess.errorMessage).toBe(
      "2 × A point may be at most 24 hours late. 1 × cpu_usage is measured by Regulix itself; choose another name.",
    );
    expect((await stored()).map(({ name }) => name)).toEqual(["good"]);
  });

  it("answer with an empty message when everything was kept, and for an empty export", async () => {
    const answers = [await post(exportOf(gauge("a", { timeUnixNano: ago(1), asInt: "1" }))), await post({})];
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: {} });
  });

  it("stop at the limit of series, also for counters that have no increase yet", async () => {
    const points = Array.from({ length: 1_200 }, (_, n) => ({
      startTimeUnixNano: ago(60),
      timeUnixNano: ago(1),
      asInt: "1",
      attributes: [{ key: "session", value: { stringValue: String(n) } }],
    }));
    const answer = await post(exportOf(counter("flood", ...points)));
    expect(answer.body).toMatchObject({
      partialSuccess: {
        rejectedDataPoints: 200,
        errorMessage: expect.stringContaining("1,000 is the limit"),
      },
    });
    const gauges = points.map(({ attributes }) => ({ timeUnixNano: ago(1), asInt: "1", attributes }));
    expect((await post(exportOf(gauge("wave", ...gauges)))).body).toMatchObject({
      partialSuccess: { rejectedDataPoints: 200 },
    });
    expect(await stored()).toHaveLength(1_000);
  });

  const encoded = (text: string) => new Uint8Array(Buffer.from(text));

  it.each<[string, Uint8Array, Record<string, string>, number, string]>([
    ["what is not JSON", encoded("{"), {}, 400, "not valid JSON"],
    ["another message", encoded('{"resourceMetrics": 7}'), {}, 400, "no such export"],
    ["what is not protobuf", encoded("\u0007\u0007"), { "content-type": "application/x-protobuf" }, 400, ""],
    ["what is not gzip", encoded("{}"), { "content-encoding": "gzip" }, 400, "not valid gzip"],
    ["another compression", encoded("{}"), { "content-encoding": "zstd" }, 415, "gzip"],
    ["another encoding", encoded("{}"), { "content-type": "text/plain" }, 415, "application/x-protobuf"],
    [
      "a small body that holds much",
      gzipSync(" ".repeat(17 * 1024 * 1024)),
      { "content-encoding": "gzip" },
      413,
      "more than 16777216 bytes",
    ],
    ["a body that is too large", new Uint8Array(4 * 1024 * 1024 + 1), {}, 413, "larger than 4194304 bytes"],
  ])("are refused as a whole for %s", async (_what, body, headers, status, message) => {
    const answer = await post(body, { headers });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(message);
    const isProtobuf = headers["content-type"] === "application/x-protobuf";
    expect(answer.headers.get("content-type")).toBe(
      isProtobuf ? "application/x-protobuf" : "application/json",
    );
  });

  it("are refused when there are too many at once, with the number that is allowed", async () => {
    const points = Array.from({ length: 20_001 }, () => ({ timeUnixNano: ago(1), asInt: "1" }));
    expect(await post(exportOf(gauge("a", ...points)))).toMatchObject({
      status: 413,
      body: { message: expect.stringContaining("at most 20,000 data points") },
    });
  });

  it("are refused with attributes that are nested without end", async () => {
    const levels = 100_000;
    const value = `${'{"arrayValue":{"values":['.repeat(levels)}{}${"]}}".repeat(levels)}`;
    const point = `{"timeUnixNano":"${ago(1)}","asInt":"1","attributes":[{"key":"k","value":${value}}]}`;
    const metric = `{"name":"a","gauge":{"dataPoints":[${point}]}}`;
    const message = `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[${metric}]}]}]}`;
    expect(await post(encoded(message))).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("nested too deeply") },
    });
  });

  it("need a key with the scope, and go to the key's own organisation", async () => {
    const unfit = await createKeyFixture(tenant, "security-events:write");
    expect(await post({}, { key: unfit })).toMatchObject({ status: 403, body: { code: 7 } });
    expect(await post({}, { key: "x" })).toMatchObject({ status: 401, body: { code: 16 } });
    const other = await createOrganizationFixture("Other");
    const message = exportOf(gauge("whose", { timeUnixNano: ago(1), asInt: "1" }));
    await post(message, { key: await createKeyFixture(other, "metrics:write") });
    expect(await stored()).toEqual([]);
  });
});
