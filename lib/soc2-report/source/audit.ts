import "server-only";
import { chainReader } from "@/lib/audit/reader";
import { verifyChain } from "@/lib/audit/verify";
import type { OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf, type Day } from "@/lib/evidence/days";
import type { AuditFacts } from "../model";

type Window = { from: Date; until: Date };

/** Beyond this a report would take minutes; the daily snapshots verify the whole chain anyway. */
const MOST_VERIFIED = 200_000;
const MOST_ACTIONS = 12;

/** The audit log of a period: what is in it, and whether its entries are the links of one chain. */
export async function readAudit(context: OrganizationContext, window: Window): Promise<AuditFacts> {
  const { span, ...facts } = await withOrganization(context, (transaction) =>
    readFacts(transaction, context.organizationId, window),
  );
  return { ...facts, ...(await verifySpan(context, span)) };
}

type SpanRow = {
  entries: number;
  first: number | null;
  last: number | null;
  previous_hash: string | null;
  last_hash: string | null;
  is_archived: boolean;
};

async function readFacts(transaction: Transaction, organizationId: string, { from, until }: Window) {
  const [span] = await transaction.$queryRaw<SpanRow[]>`
    WITH span AS (
      SELECT count(*)::int AS entries, min(sequence) AS first, max(sequence) AS last FROM audit_logs
      WHERE organization_id = ${organizationId}::uuid
        AND recorded_at >= ${from}::timestamptz AND recorded_at < ${until}::timestamptz)
    SELECT entries, span.first::float8 AS first, span.last::float8 AS last,
      encode(opening.previous_hash, 'hex') AS previous_hash, encode(closing.hash, 'hex') AS last_hash,
      EXISTS (SELECT FROM audit_logs AS oldest WHERE oldest.organization_id = ${organizationId}::uuid
        HAVING min(oldest.sequence) > 1 AND min(oldest.recorded_at) > ${from}::timestamptz) AS is_archived
    FROM span
    LEFT JOIN audit_logs AS opening
      ON opening.organization_id = ${organizationId}::uuid AND opening.sequence = span.first
    LEFT JOIN audit_logs AS closing
      ON closing.organization_id = ${organizationId}::uuid AND closing.sequence = span.last`;
  const actions = await transaction.$queryRaw<{ action: string; entries: number }[]>`
    SELECT action, count(*)::int AS entries FROM audit_logs
    WHERE organization_id = ${organizationId}::uuid
      AND recorded_at >= ${from}::timestamptz AND recorded_at < ${until}::timestamptz
    GROUP BY action ORDER BY entries DESC, action LIMIT ${MOST_ACTIONS}`;
  const days = await transaction.$queryRaw<{ day: Day; entries: number }[]>`
    SELECT (recorded_at AT TIME ZONE 'UTC')::date::text AS day, count(*)::int AS entries FROM audit_logs
    WHERE organization_id = ${organizationId}::uuid
      AND recorded_at >= ${from}::timestamptz AND recorded_at < ${until}::timestamptz
    GROUP BY 1 ORDER BY 1`;
  return {
    span: span ?? null,
    entries: span?.entries ?? 0,
    first_sequence: span?.first ?? null,
    last_sequence: span?.last ?? null,
    last_hash: span?.last_hash ?? null,
    archived: span?.is_archived ?? false,
    actions,
    days,
    checkpoint: await readCheckpoint(transaction, organizationId, until),
  };
}

/** The last checkpoint that closes a day of the period, or was taken within it. */
async function readCheckpoint(transaction: Transaction, organizationId: string, until: Date) {
  const row = await transaction.transparencyCheckpoint.findFirst({
    where: { organizationId, OR: [{ day: { lt: until } }, { day: null, takenAt: { lt: until } }] },
    orderBy: [{ treeSize: "desc" }, { id: "desc" }],
  });
  return (
    row && {
      note: row.note,
      day: row.day && dayOf(row.day),
      tree_size: Number(row.treeSize),
      root: Buffer.from(row.rootHash).toString("hex"),
      taken_at: row.takenAt.toISOString(),
      key_id: row.keyId,
    }
  );
}

const NO_ENTRIES = { first: null, last: null, previous_hash: null, last_hash: null };

/** Recomputes each entry of the period from its columns, as the link that follows the one before it. */
async function verifySpan(
  context: OrganizationContext,
  span: SpanRow | null,
): Promise<Pick<AuditFacts, "chain" | "broken_sequence">> {
  const { first, last, previous_hash: previousHash, last_hash: hash } = span ?? NO_ENTRIES;
  if (first === null || last === null || !previousHash || !hash || last - first >= MOST_VERIFIED)
    return { chain: "not_verified", broken_sequence: null };
  const reader = chainReader(context.organizationId, (work) => withOrganization(context, work));
  const head = { sequence: last, hash, lastSequence: last };
  const found = await verifyChain(
    { ...reader, readHead: () => Promise.resolve(head) },
    { sequence: first - 1, hash: previousHash },
  );
  return found.state === "broken"
    ? { chain: found.problem, broken_sequence: found.brokenSequence }
    : { chain: "intact", broken_sequence: null };
}
