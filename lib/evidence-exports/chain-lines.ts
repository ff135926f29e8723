import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { Span } from "./plan";

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/** Read by one short transaction each: the database writes the lines, which is several times faster than to read rows. */
const LINES_A_PAGE = 5_000;

const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** As lib/core/csv.ts writes a cell: text that a spreadsheet would run as a formula is given an apostrophe. */
const cell = (text: string) =>
  `'"' || replace(CASE WHEN ${text} ~ '^[=+@\\t\\r-]' THEN '''' || ${text} ELSE coalesce(${text}, '') END, '"', '""') || '"'`;

const CSV_COLUMNS = [
  ["sequence", "sequence::text"],
  ["recorded_at", time("recorded_at")],
  ["actor_kind", "actor_kind"],
  ["actor_id", "actor_id::text"],
  ["actor_name", "actor_name"],
  ["action", "action"],
  ["resource_kind", "resource_kind"],
  ["resource_id", "resource_id"],
  ["resource_name", "resource_name"],
  ["request_id", "request_id"],
  ["hash", "encode(hash, 'hex')"],
] as const;

const HASHES = `'content_hash', encode(content_hash, 'hex'), 'hash', encode(hash, 'hex'),
  'previous_hash', encode(previous_hash, 'hex'), 'sequence', sequence`;

const ENTRY_LINE = `json_build_object('content', json_build_object(
    'version', version, 'id', id, 'organization_id', organization_id, 'recorded_at', ${time("recorded_at")},
    'actor', json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name, 'reason', actor_reason),
    'action', action,
    'resource', json_build_object('kind', resource_kind, 'id', resource_id, 'name', resource_name),
    'before', before, 'after', after, 'request_id', request_id, 'commitments', commitments),
  ${HASHES})::text || E'\\n'`;

const CSV_LINE = `${CSV_COLUMNS.map(([, text]) => cell(text)).join(" || ',' || ")} || E'\\r\\n'`;

const DECISION_LINE = `json_build_object('content', content, 'recorded_at', ${time("recorded_at")}, ${HASHES})::text || E'\\n'`;

/** The entries as their chain hashes them, one JSON line each, without personal values. */
export function auditEntryLines(tenant: Tenant, span: Span): AsyncGenerator<string> {
  return linesOf(tenant, { table: "audit_logs", line: ENTRY_LINE, span });
}

/** The same for spreadsheets. */
export async function* auditEntryCsv(tenant: Tenant, span: Span): AsyncGenerator<string> {
  yield `${CSV_COLUMNS.map(([name]) => name).join(",")}\r\n`;
  yield* linesOf(tenant, { table: "audit_logs", line: CSV_LINE, span });
}

/** The decisions of alerts; their content is the very text that was hashed. */
export function alertDecisionLines(tenant: Tenant, span: Span): AsyncGenerator<string> {
  return linesOf(tenant, { table: "alert_decisions", line: DECISION_LINE, span });
}

async function* linesOf(
  tenant: Tenant,
  { table, line, span }: { table: string; line: string; span: Span },
): AsyncGenerator<string> {
  for (let first = span.first; first <= span.last; first += LINES_A_PAGE) {
    const last = Math.min(span.last, first + LINES_A_PAGE - 1);
    const [page] = await withOrganization(
      tenant,
      (transaction) => transaction.$queryRaw<{ lines: string | null }[]>`
        SELECT string_agg(${Prisma.raw(line)}, '' ORDER BY sequence) AS lines FROM ${Prisma.raw(table)}
        WHERE organization_id = ${tenant.organizationId}::uuid AND sequence BETWEEN ${first} AND ${last}`,
    );
    if (page?.lines) yield page.lines;
  }
}
