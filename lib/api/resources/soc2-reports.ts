import { z } from "zod";
import { DaySchema } from "@/lib/evidence/schema";
import { REPORT_STATES, type ReportSummary } from "@/lib/soc2-report/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const Day = z.iso.date().describe("A UTC day: 2026-11-20.");
const Hash = z.string().describe("SHA-256, hex.");

const Report = z
  .strictObject({
    id: z.uuid(),
    from_day: Day,
    to_day: Day,
    state: z.enum(REPORT_STATES),
    steps_done: z.int().describe("Of three: evidence read, document drawn, signed."),
    scheduled: z.boolean().describe("True for the report of a month that the schedule asked for."),
    requested_at: ApiTime,
    finished_at: ApiTime.nullable(),
    figures_known: z.int().nullable(),
    figures_total: z.int().nullable(),
    model_sha256: Hash.nullable(),
    pdf_sha256: Hash.nullable(),
    pdf_bytes: z.int().nullable(),
    signed: z.boolean().describe("False before it is ready, and where no key was configured then."),
  })
  .register(namedSchemas, { id: "Soc2Report" });

const ReportPage = pageOf(Report).register(namedSchemas, { id: "Soc2ReportPage" });

const SealedReport = z
  .strictObject({
    format: z.literal("regulix/soc2-report/v1"),
    report_id: z.uuid(),
    requested_at: ApiTime,
    model: z
      .record(z.string(), z.unknown())
      .describe("Everything that the PDF says. See docs/evidence-format.md."),
    model_sha256: Hash,
    pdf: z.strictObject({ sha256: Hash, bytes: z.int() }),
    hash_signature: z.string().describe("sha256:<hex>;ed25519:<key id>:<base64>, or sha256:<hex>;unsigned."),
  })
  .register(namedSchemas, { id: "SignedSoc2Report" });

const Pdf = z
  .strictObject({
    name: z.string(),
    sha256: Hash,
    bytes: z.int(),
    content: z.base64().describe("The PDF, base64."),
  })
  .register(namedSchemas, { id: "Soc2ReportPdf" });

const NO_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const EXAMPLE_ID = "0199c0de-7000-7000-8000-000000000007";

const EXAMPLE = {
  id: EXAMPLE_ID,
  from_day: "2026-10-01",
  to_day: "2026-10-31",
  state: "ready",
  steps_done: 3,
  scheduled: true,
  requested_at: "2026-11-01T02:23:00.000Z",
  finished_at: "2026-11-01T02:23:09.412Z",
  figures_known: 9,
  figures_total: 16,
  model_sha256: NO_SHA256,
  pdf_sha256: NO_SHA256,
  pdf_bytes: 174_602,
  signed: true,
} satisfies z.input<typeof Report>;

const params = z.object({ id: z.uuid() });

export const listReportsEndpoint = defineEndpoint({
  operation: "listSoc2Reports",
  method: "GET",
  path: "/api/v1/soc2-reports",
  tag: "Evidence",
  summary: "List SOC 2 reports",
  description: "Newest first, those that are under way or failed as well.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  query: listQuery({}),
  place: z.uuid(),
  answers: {
    200: {
      description: "A page of reports.",
      schema: ReportPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const createReportEndpoint = defineEndpoint({
  operation: "createSoc2Report",
  method: "POST",
  path: "/api/v1/soc2-reports",
  tag: "Evidence",
  summary: "Make a SOC 2 report",
  description: "It is made in the background: read it again until its state is ready. Three at once at most.",
  scope: "evidence:export",
  requestsPerMinute: 10,
  body: {
    schema: z.strictObject({ from_day: DaySchema, to_day: DaySchema }),
    example: { from_day: "2026-10-01", to_day: "2026-10-31" },
  },
  answers: { 201: { description: "The report as it waits for its turn.", schema: Report, example: EXAMPLE } },
});

export const readReportEndpoint = defineEndpoint({
  operation: "getSoc2Report",
  method: "GET",
  path: "/api/v1/soc2-reports/{id}",
  tag: "Evidence",
  summary: "Read how a SOC 2 report stands",
  description: "Its period, how far it is, and its digests once it is ready.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  params,
  answers: { 200: { description: "The report.", schema: Report, example: EXAMPLE } },
});

export const readReportDocument = defineEndpoint({
  operation: "getSoc2ReportDocument",
  method: "GET",
  path: "/api/v1/soc2-reports/{id}/document",
  tag: "Evidence",
  summary: "Download the signed document of a SOC 2 report",
  description:
    "All figures as JSON with the digest of the PDF, signed: verify both with /verify/regulix-verify.mjs.",
  scope: "evidence:export",
  requestsPerMinute: 60,
  params,
  answers: {
    200: {
      description: "The signed document.",
      schema: SealedReport,
      example: {
        format: "regulix/soc2-report/v1",
        report_id: EXAMPLE_ID,
        requested_at: "2026-11-01T02:23:00.000Z",
        model: { period: { from_day: "2026-10-01", to_day: "2026-10-31", days: 31 } },
        model_sha256: NO_SHA256,
        pdf: { sha256: NO_SHA256, bytes: 174_602 },
        hash_signature: `sha256:${NO_SHA256};unsigned`,
      },
    },
  },
});

export const readReportPdf = defineEndpoint({
  operation: "getSoc2ReportPdf",
  method: "GET",
  path: "/api/v1/soc2-reports/{id}/pdf",
  tag: "Evidence",
  summary: "Download the PDF of a SOC 2 report",
  description: "As base64 within JSON, with its digest.",
  scope: "evidence:export",
  requestsPerMinute: 60,
  params,
  answers: {
    200: {
      description: "The PDF.",
      schema: Pdf,
      example: {
        name: "soc2-report-acme-2026-10-01-to-2026-10-31.pdf",
        sha256: NO_SHA256,
        bytes: 8,
        content: "JVBERi0xLjc=",
      },
    },
  },
});

/** A report as the API shows it. */
export function presentReport(report: ReportSummary): z.input<typeof Report> {
  return {
    id: report.id,
    from_day: report.fromDay,
    to_day: report.toDay,
    state: report.state,
    steps_done: report.stepsDone,
    scheduled: report.isScheduled,
    requested_at: report.requestedAt.toISOString(),
    finished_at: report.finishedAt?.toISOString() ?? null,
    figures_known: report.figures?.known ?? null,
    figures_total: report.figures?.total ?? null,
    model_sha256: report.modelSha256,
    pdf_sha256: report.pdfSha256,
    pdf_bytes: report.pdfBytes,
    signed: report.isSigned,
  };
}
