import { z } from "zod";
import type { OperationsReport as StoredReport } from "@/lib/operations-report/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const figure = z.number().nullable().describe("Null is not assessed.");

const OperationsReport = z
  .strictObject({
    date: z.iso.date().describe("The local date of the morning on which it was made."),
    time_zone: z.string(),
    period_from: ApiTime,
    period_to: ApiTime,
    health: z.strictObject({
      collected_slots: z.int(),
      expected_slots: z.int(),
      requests: figure,
      error_rate_percent: figure,
      mean_latency_ms: figure,
      worst_p95_latency_ms: figure,
    }),
    alerts: z.strictObject({
      fired: z.int(),
      acknowledged: z.int(),
      false_positives: z.int(),
      open_at_end: z.int(),
      groups: z.array(z.strictObject({ category: z.string(), severity: z.string(), fired: z.int() })),
    }),
    deliveries: z.strictObject({ delivered: z.int(), failed: z.int(), waiting: z.int() }),
    slowest_routes: z.array(
      z.strictObject({ route: z.string(), method: z.string(), requests: z.int(), p95_ms: z.number() }),
    ),
    capacity: z.strictObject({
      storage_used_bytes: figure,
      storage_quota_bytes: z.number(),
      bytes_per_day: figure,
      days_until_full: figure,
    }),
  })
  .register(namedSchemas, { id: "OperationsReport" });

const OperationsReportPage = pageOf(OperationsReport).register(namedSchemas, { id: "OperationsReportPage" });

const EXAMPLE = {
  date: "2026-11-21",
  time_zone: "Europe/Berlin",
  period_from: "2026-11-20T05:00:00.000Z",
  period_to: "2026-11-21T05:00:00.000Z",
  health: {
    collected_slots: 288,
    expected_slots: 288,
    requests: 12_040,
    error_rate_percent: 0.2,
    mean_latency_ms: 84,
    worst_p95_latency_ms: 410,
  },
  alerts: {
    fired: 3,
    acknowledged: 2,
    false_positives: 0,
    open_at_end: 1,
    groups: [{ category: "performance", severity: "high", fired: 3 }],
  },
  deliveries: { delivered: 6, failed: 0, waiting: 0 },
  slowest_routes: [{ route: "/[organization]/dashboard", method: "GET", requests: 420, p95_ms: 380 }],
  capacity: {
    storage_used_bytes: 1_073_741_824,
    storage_quota_bytes: 5_368_709_120,
    bytes_per_day: 10_485_760,
    days_until_full: 409,
  },
} satisfies z.input<typeof OperationsReport>;

export const listOperationsReportsEndpoint = defineEndpoint({
  operation: "listOperationsReports",
  method: "GET",
  path: "/api/v1/operations-reports",
  tag: "Operations reports",
  summary: "List daily operations reports",
  description: "Newest first. One is written each morning at 06:00 in the organisation's zone.",
  scope: "metrics:read",
  requestsPerMinute: 300,
  query: listQuery({}),
  place: z.iso.date(),
  answers: {
    200: {
      description: "A page of reports.",
      schema: OperationsReportPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const readOperationsReport = defineEndpoint({
  operation: "getOperationsReport",
  method: "GET",
  path: "/api/v1/operations-reports/{date}",
  tag: "Operations reports",
  summary: "Read a daily operations report",
  description: "The report of one local date.",
  scope: "metrics:read",
  requestsPerMinute: 300,
  params: z.object({ date: z.iso.date().describe("Such as 2026-11-21.") }),
  answers: { 200: { description: "The report.", schema: OperationsReport, example: EXAMPLE } },
});

/** A report as the API shows it. */
export function presentOperationsReport(report: StoredReport): z.input<typeof OperationsReport> {
  const { health, alerts, deliveries, slowestRoutes, capacity } = report.figures;
  return {
    date: report.date,
    time_zone: report.timeZone,
    period_from: report.periodFrom.toISOString(),
    period_to: report.periodTo.toISOString(),
    health: {
      collected_slots: health.collectedSlots,
      expected_slots: health.expectedSlots,
      requests: health.requests,
      error_rate_percent: health.errorRatePercent,
      mean_latency_ms: health.meanLatencyMs,
      worst_p95_latency_ms: health.worstP95LatencyMs,
    },
    alerts: {
      fired: alerts.fired,
      acknowledged: alerts.acknowledged,
      false_positives: alerts.falsePositives,
      open_at_end: alerts.openAtEnd,
      groups: alerts.groups.map(({ category, severity, fired }) => ({ category, severity, fired })),
    },
    deliveries,
    slowest_routes: slowestRoutes.map(({ route, method, requests, p95Ms }) => ({
      route,
      method,
      requests,
      p95_ms: p95Ms,
    })),
    capacity: {
      storage_used_bytes: capacity.storageUsedBytes,
      storage_quota_bytes: capacity.storageQuotaBytes,
      bytes_per_day: capacity.bytesPerDay,
      days_until_full: capacity.daysUntilFull,
    },
  };
}
