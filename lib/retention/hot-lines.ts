import "server-only";
import type { Door } from "@/lib/audit/reader";
import { Prisma } from "@/lib/db/generated/client";
import type { ArchiveSource } from "./types";

export type Span = { first: number; last: number };

/** Read by one short transaction each: the database writes the lines, which is several times faster than to read rows. */
const LINES_A_PAGE = 5_000;

const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const HASHES = `'content_hash', encode(content_hash, 'hex'), 'hash', encode(hash, 'hex'),
  'previous_hash', encode(previous_hash, 'hex')`;

/** What the chain of each log hashes, and the columns beside it; in the order of RFC 8785, which spares verifiers work. */
const LINES: Record<ArchiveSource, string> = {
  audit_logs: `json_build_object('content', json_build_object(
      'action', action,
      'actor', json_build_object('id', actor_id, 'kind', actor_kind, 'name', actor_name, 'reason', actor_reason),
      'after', after, 'before', before, 'commitments', commitments, 'id', id, 'organization_id', organization_id,
      'recorded_at', ${time("recorded_at")}, 'request_id', request_id,
      'resource', json_build_object('id', resource_id, 'kind', resource_kind, 'name', resource_name),
      'version', version),
    ${HASHES}, 'sequence', sequence)`,
  security_events: `json_build_object('content', json_build_object(
      'actor_kind', actor_kind, 'detail', detail, 'id', id, 'idempotency_key', idempotency_key, 'kind', kind,
      'occurred_at', ${time("occurred_at")}, 'personal', encode(personal_commitment, 'hex'),
      'recorded_at', ${time("recorded_at")}, 'severity', severity, 'source', source, 'target_id', target_id,
      'target_kind', target_kind, 'version', version),
    ${HASHES}, 'sequence', sequence)`,
  alert_decisions: `json_build_object('content', content, ${HASHES}, 'recorded_at', ${time("recorded_at")},
    'row', json_build_object('alert_id', alert_id, 'at', ${time("at")}, 'fingerprint', fingerprint, 'kind', kind,
      'policy_id', policy_id, 'policy_version', policy_version), 'sequence', sequence)`,
};

type Log = { organizationId: string; source: ArchiveSource };

/** The lines of a span that is still in the database, without values about people; several of them at once. */
export function hotLines(door: Door, log: Log, span: Span): AsyncGenerator<string> {
  return linesOf(door, log, { line: `${LINES[log.source]}::text || E'\\n'`, span });
}

/** The same with an expression of one's own for each line. The next page is read while the one before is worked on. */
export async function* linesOf(
  door: Door,
  { organizationId, source }: Log,
  { line, span }: { line: string; span: Span },
): AsyncGenerator<string> {
  async function readPage(first: number): Promise<string | null> {
    const last = Math.min(span.last, first + LINES_A_PAGE - 1);
    const [page] = await door(
      (transaction) => transaction.$queryRaw<{ lines: string | null }[]>`
        SELECT string_agg(${Prisma.raw(line)}, '' ORDER BY sequence) AS lines FROM ${Prisma.raw(source)}
        WHERE organization_id = ${organizationId}::uuid AND sequence BETWEEN ${first} AND ${last}`,
    );
    return page?.lines ?? null;
  }
  let ahead = span.first <= span.last ? readPage(span.first) : null;
  for (let next = span.first + LINES_A_PAGE; ahead !== null; next += LINES_A_PAGE) {
    const lines: string | null = await ahead;
    ahead = next <= span.last ? readPage(next) : null;
    // Whoever stops reading early never awaits it.
    ahead?.catch(() => undefined);
    if (lines !== null) yield lines;
  }
}
