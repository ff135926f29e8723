import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import { csvLine } from "@/lib/core/csv";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { FIGURE_KEYS } from "@/lib/evidence/figures";
import { listSnapshotDocuments } from "@/lib/evidence/queries";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import { VERIFIER_FILE } from "@/lib/evidence/verifier-file";
import { readRangeProof } from "@/lib/transparency/range-proof";
import { alertCsv, alertLines } from "./alert-files";
import { archiveStatements, STATEMENTS_PATH } from "./archive-statements";
import { alertDecisionLines, auditEntryCsv, auditEntryLines } from "./chain-lines";
import {
  ASSESSMENT_PATH,
  assessmentText,
  checkCsv,
  controlCsv,
  exceptionCsv,
  exceptionLines,
  requirementCsv,
  resultLines,
  writtenAssessment,
} from "./compliance-files";
import { assessmentResults } from "./oscal";
import type { EntrySpan } from "./plan";
import type { PlannedFile, RunningExport } from "./types";

/** The text of one file of a bundle, as fast as it is taken. */
export async function* contentsOf(of: RunningExport, file: PlannedFile): AsyncGenerator<string> {
  const { context } = of;
  const span = { first: file.first ?? 1, last: file.last ?? 0 };
  if (file.path.startsWith("audit/entries-"))
    yield* file.path.endsWith(".csv") ? auditEntryCsv(context, span) : auditEntryLines(context, span);
  else if (file.path.startsWith("alerts/decisions-")) yield* alertDecisionLines(context, span);
  else yield* singleFile(of, file);
}

async function* singleFile(
  of: RunningExport,
  { path, first = 1, last = 0, expiredThrough = 0 }: PlannedFile,
): AsyncGenerator<string> {
  switch (path) {
    case "README.txt":
      return yield readme(of);
    case "verify/regulix-verify.mjs":
      return yield await productFile(VERIFIER_FILE);
    case "docs/rls.md":
    case "docs/evidence-format.md":
      return yield await productFile(path);
    case "keys.json":
      return yield `${JSON.stringify(await publishedKeys(), null, 2)}\n`;
    case "snapshots/snapshots.jsonl":
      return yield* snapshotLines(of);
    case "snapshots/snapshots.csv":
      return yield* snapshotCsv(of);
    case STATEMENTS_PATH:
      return yield* archiveStatements(of);
    case "audit/proof.json":
      return yield await proofText(of, { first, last, expiredThrough });
    case "alerts/alerts.jsonl":
      return yield* alertLines(of);
    case "alerts/alerts.csv":
      return yield* alertCsv(of);
    case "policies/alert-policies.jsonl":
      return yield* policyLines(of, Prisma.sql`alert_policies`, Prisma.sql`item.id::text`);
    case "policies/alert-policy-versions.jsonl":
      return yield* policyLines(
        of,
        Prisma.sql`alert_policy_versions`,
        Prisma.sql`item.policy_id::text, item.version`,
      );
    case "policies/security-policy.json":
      return yield* policyLines(
        of,
        Prisma.sql`organization_security_policies`,
        Prisma.sql`item.organization_id`,
      );
    case "policies/retention.json":
      return yield* policyLines(of, Prisma.sql`retention_settings`, Prisma.sql`item.organization_id`);
    case ASSESSMENT_PATH:
      return yield await assessmentText(of);
    case "compliance/checks.csv":
      return yield* checkCsv(of);
    case "compliance/controls.csv":
      return yield* controlCsv(of);
    case "compliance/requirements.csv":
      return yield* requirementCsv(of);
    case "compliance/results.jsonl":
      return yield* resultLines(of);
    case "compliance/exceptions.jsonl":
      return yield* exceptionLines(of);
    case "compliance/exceptions.csv":
      return yield* exceptionCsv(of);
    case "oscal/assessment-results.json":
      return yield await oscal(of);
    default:
      throw new Error(`Nobody knows what belongs into ${path}.`);
  }
}

async function proofText(
  { context, checkpointId }: RunningExport,
  { first, last, expiredThrough }: EntrySpan,
): Promise<string> {
  const proof = await readRangeProof(context, { checkpointId, first, last });
  return `${JSON.stringify({ ...proof, expired_through: expiredThrough }, null, 2)}\n`;
}

function productFile(path: string): Promise<string> {
  return readFile(join(process.cwd(), path), "utf8");
}

function readme({ organizationName, context, fromDay, toDay }: RunningExport): string {
  return `Evidence of ${organizationName} (${context.organizationId}), ${fromDay} to ${toDay}.

Verify it offline, with nothing but Node.js 20.12 or newer:

  node verify/regulix-verify.mjs --keys keys-you-trust.json evidence.zip

The keys in this bundle only say what it was signed with: whoever could forge the bundle could forge them. Use a list
of keys that you got earlier, or from somebody else. --checkpoint note.txt holds it against a checkpoint that you kept.

manifest.json   every file with its SHA-256; signed
snapshots/      one signed document for each day
audit/          the audit log of the period, and the proof that it lies in the signed tree. Names and addresses of
                people are not in it: the chain holds commitments to them, so that they can be erased.
archives/       what was signed about each archive of these days; archived entries are among the others here
alerts/         alerts of the period, and the chained decisions of the engine and of people
compliance/     how every check, control and requirement stood at the end, the results that led there, and exceptions.
                The verifier rolls the states up again. Reasons stand as people wrote them.
policies/       what was watched for, how people sign in and how long records are kept, as it is now, and every
                earlier definition of a policy
oscal/          the same as OSCAL 1.2.1 assessment results
docs/           how the database keeps tenants apart, and the format of all this

This is evidence that was collected automatically. It is not an attestation.
`;
}

async function* snapshotLines({ context, fromDay, toDay }: RunningExport): AsyncGenerator<string> {
  for await (const document of listSnapshotDocuments(context, { fromDay, toDay }))
    yield `${JSON.stringify(document)}\n`;
}

async function* snapshotCsv({ context, fromDay, toDay }: RunningExport): AsyncGenerator<string> {
  yield csvLine(["day", "figure", "value", "reason", "unit", "sample", "rows_sha256"]);
  for await (const { snapshot_date: day, evidence } of listSnapshotDocuments(context, { fromDay, toDay }))
    for (const key of FIGURE_KEYS) {
      const { value, reason, unit, sample, rows_sha256 } = evidence[key];
      const said = typeof value === "boolean" ? String(value) : value;
      yield csvLine([day, key, said, reason, unit, sample, rows_sha256]);
    }
}

/** Whole tables of an organisation, which are small; addresses of people are left out. */
async function* policyLines(of: RunningExport, table: Prisma.Sql, order: Prisma.Sql): AsyncGenerator<string> {
  const rows = await withOrganization(
    of.context,
    (transaction) => transaction.$queryRaw<{ line: string }[]>`
      SELECT (to_jsonb(item) - 'contact_email' #- '{definition,contact_email}')::text AS line
      FROM ${table} AS item WHERE item.organization_id = ${of.context.organizationId}::uuid ORDER BY ${order}`,
  );
  for (const { line } of rows) yield `${line}\n`;
}

async function oscal(of: RunningExport): Promise<string> {
  const { context, organizationName: name, fromDay, toDay } = of;
  const digest = createHash("sha256");
  let newest = null;
  for await (const document of listSnapshotDocuments(context, { fromDay, toDay })) {
    digest.update(canonicalJson(document));
    newest = document;
  }
  const assessment = await writtenAssessment(of);
  digest.update(canonicalJson(assessment as unknown as Json));
  const results = assessmentResults({
    organization: { id: context.organizationId, name },
    fromDay,
    toDay,
    bundleDigest: digest.digest("hex"),
    at: of.requestedAt.toISOString(),
    newest,
    assessment,
  });
  return `${JSON.stringify(results, null, 2)}\n`;
}
