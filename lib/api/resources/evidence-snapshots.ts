import { z } from "zod";
import {
  FIGURE_KEYS,
  REASONS,
  TRUST_PRINCIPLES,
  type FigureKey,
  type ReasonCode,
} from "@/lib/evidence/figures";
import { SNAPSHOT_FORMAT } from "@/lib/evidence/snapshot";
import { DaySchema } from "@/lib/evidence/schema";
import type { SnapshotSummary } from "@/lib/evidence/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const Day = z.iso.date().describe("A UTC day: 2026-11-21.");
const Hash = z.string().describe("SHA-256, hex.");

const Summary = z
  .strictObject({
    snapshot_date: Day,
    sequence: z.int().describe("Counts the organisation's snapshots from 1."),
    generated_at: ApiTime,
    late: z.boolean(),
    figures_known: z.int(),
    figures_total: z.int(),
    signed: z.boolean().describe("False where no key was configured then."),
  })
  .register(namedSchemas, { id: "EvidenceSnapshotSummary" });

const SummaryPage = pageOf(Summary).register(namedSchemas, { id: "EvidenceSnapshotPage" });

const Value = z.union([z.number(), z.boolean()]).nullable();

const Figure = z
  .strictObject({
    value: Value.describe("Null where it is not known; reason says why."),
    reason: z.enum(Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]]).nullable(),
    unit: z.enum(["count", "percent", "milliseconds", "boolean", "days"]),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    sample: z.number(),
    window_start: ApiTime,
    window_end: ApiTime,
    source_query: z.string(),
    source_query_sha256: Hash,
    rows_sha256: Hash,
    evaluator_version: z.int(),
  })
  .register(namedSchemas, { id: "EvidenceFigure" });

function objectOf<Schema extends z.ZodType>(keys: readonly string[], schema: Schema) {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, schema])));
}

const Snapshot = z
  .strictObject({
    snapshot_date: Day,
    organization_id: z.uuid(),
    trust_principles: z.strictObject(
      Object.fromEntries(
        Object.entries(TRUST_PRINCIPLES).map(([principle, keys]) => [principle, objectOf(keys, Value)]),
      ),
    ),
    evidence: objectOf(FIGURE_KEYS, Figure),
    completeness: z.strictObject({ known: z.int(), total: z.int() }),
    chain: z.strictObject({
      format: z.literal(SNAPSHOT_FORMAT),
      sequence: z.int(),
      previous_hash: Hash,
      generated_at: ApiTime,
      late: z.boolean(),
    }),
    hash_signature: z
      .string()
      .describe(
        "sha256:<hex>;ed25519:<key id>:<base64>, or sha256:<hex>;unsigned. See docs/evidence-format.md.",
      ),
  })
  .register(namedSchemas, { id: "EvidenceSnapshot" });

const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const EXAMPLE_FIGURE = {
  value: null,
  reason: "no_source",
  unit: "count",
  numerator: null,
  denominator: null,
  sample: 0,
  window_start: "2026-11-20T00:00:00.000Z",
  window_end: "2026-11-21T00:00:00.000Z",
  source_query: "",
  source_query_sha256: EMPTY_SHA256,
  rows_sha256: EMPTY_SHA256,
  evaluator_version: 1,
} satisfies z.input<typeof Figure>;

const SUMMARY_EXAMPLE = {
  snapshot_date: "2026-11-20",
  sequence: 12,
  generated_at: "2026-11-21T00:10:01.214Z",
  late: false,
  figures_known: 9,
  figures_total: 16,
  signed: true,
} satisfies z.input<typeof Summary>;

const every = <Item>(keys: readonly FigureKey[], item: Item) =>
  Object.fromEntries(keys.map((key) => [key, item]));

const EXAMPLE = {
  snapshot_date: "2026-11-20",
  organization_id: "0199c0de-7000-7000-8000-000000000001",
  trust_principles: Object.fromEntries(
    Object.entries(TRUST_PRINCIPLES).map(([principle, keys]) => [principle, every(keys, null)]),
  ),
  evidence: every(FIGURE_KEYS, EXAMPLE_FIGURE),
  completeness: { known: 0, total: FIGURE_KEYS.length },
  chain: {
    format: SNAPSHOT_FORMAT,
    sequence: 12,
    previous_hash: EMPTY_SHA256,
    generated_at: "2026-11-21T00:10:01.214Z",
    late: false,
  },
  hash_signature: `sha256:${EMPTY_SHA256};unsigned`,
} satisfies z.input<typeof Snapshot>;

export const listSnapshots = defineEndpoint({
  operation: "listEvidenceSnapshots",
  method: "GET",
  path: "/api/v1/evidence-snapshots",
  tag: "Evidence",
  summary: "List the days with evidence",
  description: "One signed statement for each UTC day, newest first.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  query: listQuery({}),
  place: z.tuple([z.iso.date()]),
  answers: {
    200: {
      description: "A page of days.",
      schema: SummaryPage,
      example: { data: [SUMMARY_EXAMPLE], next_cursor: null },
    },
  },
});

export const readSnapshot = defineEndpoint({
  operation: "getEvidenceSnapshot",
  method: "GET",
  path: "/api/v1/evidence-snapshots/{date}",
  tag: "Evidence",
  summary: "Read the evidence of a day",
  description:
    "The whole signed document: verify it offline with /verify/regulix-verify.mjs and the keys of /api/evidence/keys.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  params: z.object({ date: DaySchema }),
  answers: { 200: { description: "The document.", schema: Snapshot, example: EXAMPLE } },
});

/** A day with evidence as the API lists it. */
export function presentSummary(summary: SnapshotSummary): z.input<typeof Summary> {
  return {
    snapshot_date: summary.day,
    sequence: summary.sequence,
    generated_at: summary.generatedAt.toISOString(),
    late: summary.late,
    figures_known: summary.figuresKnown,
    figures_total: summary.figuresTotal,
    signed: summary.isSigned,
  };
}
