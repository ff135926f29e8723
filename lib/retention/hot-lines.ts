import "server-only";
import type { Door } from "@/lib/audit/reader";
import { Prisma } from "@/lib/db/generated/client";
import type { ArchiveSource } from "./types";

export type Span = { first: number; last: number };

/** Read by one short transaction each: the database writes the lines, which is several times faster than to read rows. */
const LINES_A_PAGE = 5_000;

const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const HASHES = `'content_hash', encode(content_hash, 'hex'), 'hash', encode(hash, 'hex'),
  'previous_hash', encode(previous_hash, 'hex'), 'sequence', sequence`;

/** What the chain of each log hashes, and the columns beside it. */
const LINES: Record<ArchiveSource, string> = {
  audit_logs: `json_build_object('content', json_build_object(
      'version', version, 'id', id, 'organization_id', organization_id, 'recorded_at', ${time("recorded_at")},
      'actor', json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name, 'reason', actor_reason),
      'action', action,
      'resource', json_build_object('kind', resource_kind, 'id', resource_id, 'name', resource_name),
      'before', before, 'after', after, 'request_id', request_id, 'commitments', commitments),
    ${HASHES})`,
  security_events: `json_build_object('content', json_build_object(
      'version', version, 'id', id, 'recorded_at', ${time("recorded_at")}, 'occurred_at', ${time("occurred_at")},
      'kind', kind, 'severity', severity, 'source', source, 'actor_kind', actor_kind, 'target_kind', target_kind,
      'target_id', target_id, 'detail', detail, 'idempotency_key', idempotency_key,
      'personal', encode(personal_commitment, 'hex')),
    ${HASHES})`,
  alert_decisions: `json_build_object('content', content, 'recorded_at', ${time("recorded_at")},
    'row', json_build_object('at', ${time("at")}, 'kind', kind, 'policy_id', policy_id,
      'policy_version', policy_version, 'fingerprint', fingerprint, 'alert_id', alert_id),
    ${HASHES})`,
};

type Log = { organizationId: string; source: ArchiveSource };

/** The lines of a span that is still in the database, without values about people; several of them at once. */
export function hotLines(door: Door, log: Log, span: Span): AsyncGenerator<string> {
  return linesOf(door, log, { line: `${LINES[log.source]}::text || E'\\n'`, span });
}

/** The same with an expression of one's own for each line. */
export async function* linesOf(
  door: Door,
  { organizationId, source }: Log,
  { line, span }: { line: string; span: Span },
): AsyncGenerator<string> {
  for (let first = span.first; first <= span.last; first += LINES_A_PAGE) {
    const last = Math.min(span.last, first + LINES_A_PAGE - 1);
    const [page] = await door(
      (transaction) => transaction.$queryRaw<{ lines: string | null }[]>`
        SELECT string_agg(${Prisma.raw(line)}, '' ORDER BY sequence) AS lines FROM ${Prisma.raw(source)}
        WHERE organization_id = ${organizationId}::uuid AND sequence BETWEEN ${first} AND ${last}`,
    );
    if (page?.lines) yield page.lines;
  }
}
