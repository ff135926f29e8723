import "server-only";
import type { Door } from "@/lib/audit/reader";
import { csvLine } from "@/lib/core/csv";
import type { OrganizationContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readableLines, splitSpan } from "@/lib/retention/archived-lines";
import { hotLines, linesOf } from "@/lib/retention/hot-lines";
import type { ArchiveSource } from "@/lib/retention/types";
import type { Span } from "./plan";

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/** As lib/core/csv.ts writes a cell: text that a spreadsheet would run as a formula is given an apostrophe. */
const cell = (text: string) =>
  `'"' || replace(CASE WHEN ${text} ~ '^[=+@\\t\\r-]' THEN '''' || ${text} ELSE coalesce(${text}, '') END, '"', '""') || '"'`;

type EntryLine = {
  content: {
    recorded_at: string;
    actor: { kind: string; id: string | null; name: string | null };
    action: string;
    resource: { kind: string; id: string; name: string | null };
    request_id: string;
  };
  hash: string;
  sequence: number;
};

/** Each column as the database writes it, and from an archived line. */
const CSV_COLUMNS: readonly [string, string, (line: EntryLine) => string | null][] = [
  ["sequence", "sequence::text", ({ sequence }) => String(sequence)],
  [
    "recorded_at",
    `to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    ({ content }) => content.recorded_at,
  ],
  ["actor_kind", "actor_kind", ({ content }) => content.actor.kind],
  ["actor_id", "actor_id::text", ({ content }) => content.actor.id],
  ["actor_name", "actor_name", ({ content }) => content.actor.name],
  ["action", "action", ({ content }) => content.action],
  ["resource_kind", "resource_kind", ({ content }) => content.resource.kind],
  ["resource_id", "resource_id", ({ content }) => content.resource.id],
  ["resource_name", "resource_name", ({ content }) => content.resource.name],
  ["request_id", "request_id", ({ content }) => content.request_id],
  ["hash", "encode(hash, 'hex')", ({ hash }) => hash],
];

const CSV_LINE = `${CSV_COLUMNS.map(([, text]) => cell(text)).join(" || ',' || ")} || E'\\r\\n'`;

/** The entries as their chain hashes them, one JSON line each, without personal values; archived ones too. */
export function auditEntryLines(tenant: Tenant, span: Span): AsyncGenerator<string> {
  return chainLines(tenant, "audit_logs", span);
}

/** The decisions of alerts; their content is the very text that was hashed. */
export function alertDecisionLines(tenant: Tenant, span: Span): AsyncGenerator<string> {
  return chainLines(tenant, "alert_decisions", span);
}

/** The entries for spreadsheets. */
export async function* auditEntryCsv(tenant: Tenant, span: Span): AsyncGenerator<string> {
  yield `${CSV_COLUMNS.map(([name]) => name).join(",")}\r\n`;
  const { door, log } = reach(tenant, "audit_logs");
  const { archives, hot } = await splitSpan(door, log, span);
  for await (const text of readableLines(archives, span)) {
    const line = parsed(text);
    if (line !== null) yield csvLine(CSV_COLUMNS.map(([, , read]) => read(line)));
  }
  yield* linesOf(door, log, { line: CSV_LINE, span: hot });
}

/** The lines of any chained log, archived ones too. */
export async function* chainLines(tenant: Tenant, source: ArchiveSource, span: Span): AsyncGenerator<string> {
  const { door, log } = reach(tenant, source);
  const { archives, hot } = await splitSpan(door, log, span);
  for await (const line of readableLines(archives, span)) yield `${line}\n`;
  yield* hotLines(door, log, hot);
}

/** Null for a line of a broken archive: the verifier names it where it is held against its hash. */
function parsed(text: string): EntryLine | null {
  try {
    return JSON.parse(text) as EntryLine;
  } catch {
    return null;
  }
}

function reach(tenant: Tenant, source: ArchiveSource) {
  const door: Door = (work) => withOrganization(tenant, work);
  return { door, log: { organizationId: tenant.organizationId, source } };
}
