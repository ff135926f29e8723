// Entries of the audit log for benches: whole chains, as the product and its trigger write them, but many at once.
import type pg from "pg";
import { contentHash, GENESIS_HASH, linkHash } from "@/lib/audit/chain";
import { chainedContent, prepareEntry, type AuditContent } from "@/lib/audit/entry";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";

const ROWS_A_STATEMENT = 5_000;

type Row = {
  content: AuditContent;
  sequence: number;
  contentHash: string;
  previousHash: string;
  hash: string;
};

/** The first entries of organisations that have none, all recorded at one moment. */
export async function writeEntries(
  client: pg.Client,
  organizationIds: readonly string[],
  { each, at }: { each: number; at: Date },
): Promise<void> {
  await client.query("SELECT ensure_partitions($1::timestamptz)", [at]);
  let rows: Row[] = [];
  for (const organizationId of organizationIds) {
    let previousHash = GENESIS_HASH;
    for (let sequence = 1; sequence <= each; sequence += 1) {
      const row = rowOf(organizationId, { sequence, previousHash, at });
      previousHash = row.hash;
      rows.push(row);
      if (rows.length < ROWS_A_STATEMENT) continue;
      await insert(client, rows);
      rows = [];
    }
  }
  await insert(client, rows);
}

function rowOf(
  organizationId: string,
  { sequence, previousHash, at }: { sequence: number; previousHash: string; at: Date },
): Row {
  const { content } = prepareEntry({
    id: newId(),
    organizationId,
    recordedAt: at,
    actor: { kind: "system", name: "Bench" },
    origin: SYSTEM_ORIGIN,
    entry: {
      action: "members.change_role",
      resource: { kind: "membership", id: newId() },
      before: { role: "member", place: sequence },
      after: { role: "auditor", place: sequence },
    },
  });
  const hashed = contentHash(chainedContent(content));
  const hash = linkHash({ organizationId, sequence, previousHash, contentHash: hashed });
  return { content, sequence, contentHash: hashed, previousHash, hash };
}

/** Past the chaining trigger, which would compute the same link by link. */
async function insert(client: pg.Client, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query(
    `INSERT INTO audit_logs (organization_id, sequence, recorded_at, id, version, actor_kind, actor_name, action,
       resource_kind, resource_id, before, after, request_id, commitments, content_hash, previous_hash, hash)
     SELECT organization_id, sequence, recorded_at, id, version, actor_kind, actor_name, action, resource_kind,
       resource_id, before, after, request_id, commitments, decode(content_hash, 'hex'),
       decode(previous_hash, 'hex'), decode(hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS given (organization_id uuid, sequence bigint, recorded_at timestamptz,
       id uuid, version smallint, actor_kind text, actor_name text, action text, resource_kind text,
       resource_id text, before jsonb, after jsonb, request_id text, commitments jsonb, content_hash text,
       previous_hash text, hash text)`,
    [JSON.stringify(rows.map(toRecord))],
  );
  await client.query(
    `INSERT INTO audit_chain_heads (organization_id, sequence, hash)
     SELECT DISTINCT ON (organization_id) organization_id, sequence, decode(hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS given (organization_id uuid, sequence bigint, hash text)
     ORDER BY organization_id, sequence DESC
     ON CONFLICT (organization_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
    [
      JSON.stringify(
        rows.map(({ content, sequence, hash }) => ({
          organization_id: content.organizationId,
          sequence,
          hash,
        })),
      ),
    ],
  );
  await client.query("COMMIT");
}

function toRecord({ content, sequence, contentHash: hashed, previousHash, hash }: Row) {
  return {
    organization_id: content.organizationId,
    sequence,
    recorded_at: content.recordedAt,
    id: content.id,
    version: content.version,
    actor_kind: content.actorKind,
    actor_name: content.actorName,
    action: content.action,
    resource_kind: content.resourceKind,
    resource_id: content.resourceId,
    before: content.before,
    after: content.after,
    request_id: content.requestId,
    commitments: content.commitments,
    content_hash: hashed,
    previous_hash: previousHash,
    hash,
  };
}
