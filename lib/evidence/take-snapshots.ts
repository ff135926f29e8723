import "server-only";
import { now } from "@/lib/core/clock";
import { GENESIS_HASH } from "@/lib/audit/chain";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { boundsOf, daysBetween, DAY_MS, nextDay, type Day } from "./days";
import { completenessOf, type Evidence } from "./figures";
import { measureDay } from "./measure-day";
import { currentSigningKey, registerSigningKey } from "./signing/key-ring";
import { signEvidence, type SigningKey } from "./signing/signature";
import { sealable, SNAPSHOT_FORMAT, trustPrinciplesOf, type SnapshotContent } from "./snapshot";

const BATCH = 500;
/** After a longer silence the rest is made up for by the runs of the following days. */
const MOST_DAYS_AT_ONCE = 7;
/** A snapshot that is taken within a day of its day's end is in time. */
const IN_TIME_MS = DAY_MS;

export type SnapshotBatch = { taken: number; organizations: number; next: string | null };

/** An organisation, with the last snapshot it has. */
type Due = { id: string; first_day: Day; last_day: Day | null; sequence: number; hash: string };

/**
 * Takes the snapshots of a UTC day, and of missed days before it, for up to 500 organisations after `after`. Safe to
 * repeat and to be killed: a day has one snapshot, and what is there is not taken again.
 */
export async function takeSnapshots(day: Day, after: string | null): Promise<SnapshotBatch> {
  const due = await withPlatform("evidence snapshots", (transaction) => listDue(transaction, day, after));
  const next = due.length === BATCH ? (due.at(-1)?.id ?? null) : null;
  let taken = 0;
  const missing = new Map(
    due.map((organization): [Due, Day[]] => [organization, missingDays(organization, day)]),
  );
  const days = [...new Set([...missing.values()].flat())].sort();
  const heads = new Map(due.map(({ id, sequence, hash }) => [id, { sequence, hash }]));
  for (const each of days) {
    const organizationIds = due.filter((one) => missing.get(one)?.includes(each)).map(({ id }) => id);
    taken += await takeDay(each, organizationIds, heads);
  }
  return { taken, organizations: due.length, next };
}

/** The days without a snapshot up to `day`, oldest first, and at most a week of them. */
function missingDays({ first_day, last_day }: Due, day: Day): Day[] {
  return daysBetween(last_day === null ? first_day : nextDay(last_day), day).slice(0, MOST_DAYS_AT_ONCE);
}

async function listDue(transaction: Transaction, day: Day, after: string | null): Promise<Due[]> {
  const { until } = boundsOf(day);
  return transaction.$queryRaw<Due[]>`
    SELECT organization.id, to_char(organization.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS first_day,
      to_char(last.snapshot_date, 'YYYY-MM-DD') AS last_day, coalesce(last.sequence, 0) AS sequence,
      coalesce(encode(last.hash, 'hex'), ${GENESIS_HASH}) AS hash
    FROM organizations organization
    LEFT JOIN LATERAL (
      SELECT snapshot_date, sequence, hash FROM soc2_evidence_snapshots snapshot
      WHERE snapshot.organization_id = organization.id ORDER BY sequence DESC LIMIT 1) AS last ON true
    WHERE organization.deleted_at IS NULL AND organization.created_at < ${until}::timestamptz
      AND (${after}::uuid IS NULL OR organization.id > ${after}::uuid)
    ORDER BY organization.id LIMIT ${BATCH}`;
}

type Heads = Map<string, { sequence: number; hash: string }>;

async function takeDay(day: Day, organizationIds: readonly string[], heads: Heads): Promise<number> {
  const at = now();
  const evidence = await measureDay(organizationIds, day, at);
  const key = currentSigningKey();
  const sealed = organizationIds.flatMap((id) => {
    const [figures, head] = [evidence.get(id), heads.get(id)];
    if (!figures || !head) return [];
    return [seal({ id, day, at, figures, head, key })];
  });
  for (const { organizationId, sequence, hash } of sealed)
    heads.set(organizationId, { sequence, hash: hash.toString("hex") });
  return withPlatform("evidence snapshots", async (transaction) => {
    if (key) await registerSigningKey(transaction, key);
    return insert(transaction, sealed, key);
  });
}

type Sealed = {
  organizationId: string;
  sequence: number;
  hash: Buffer;
  text: string;
  content: SnapshotContent;
  signature: Buffer | null;
};

function seal(given: {
  id: string;
  day: Day;
  at: Date;
  figures: Evidence;
  head: { sequence: number; hash: string };
  key: SigningKey | null;
}): Sealed {
  const { id, day, at, figures, head, key } = given;
  const content: SnapshotContent = {
    snapshot_date: day,
    organization_id: id,
    trust_principles: trustPrinciplesOf(figures),
    evidence: figures,
    completeness: completenessOf(figures),
    chain: {
      format: SNAPSHOT_FORMAT,
      sequence: head.sequence + 1,
      previous_hash: head.hash,
      generated_at: at.toISOString(),
      late: at.getTime() - boundsOf(day).until.getTime() > IN_TIME_MS,
    },
  };
  const { text, hash } = sealable(content);
  const signature = key && signEvidence(key, text);
  return { organizationId: id, sequence: content.chain.sequence, hash, text, content, signature };
}

/** Whoever was quicker wins: a second snapshot of a day, or a second link after the same one, is not kept. */
async function insert(
  transaction: Transaction,
  sealed: readonly Sealed[],
  key: SigningKey | null,
): Promise<number> {
  return transaction.$executeRaw`
    INSERT INTO soc2_evidence_snapshots (organization_id, snapshot_date, sequence, generated_at, late, figures_known,
      figures_total, trust_principles, content, previous_hash, hash, signature, key_id)
    SELECT organization_id, (content ->> 'snapshot_date')::date, (content #>> '{chain,sequence}')::int,
      (content #>> '{chain,generated_at}')::timestamptz, (content #>> '{chain,late}')::boolean,
      (content #>> '{completeness,known}')::smallint, (content #>> '{completeness,total}')::smallint,
      content -> 'trust_principles', text, decode(content #>> '{chain,previous_hash}', 'hex'), decode(hash, 'hex'),
      decode(signature, 'base64'), CASE WHEN signature IS NOT NULL THEN ${key?.id ?? null} END
    FROM unnest(
      ${sealed.map(({ organizationId }) => organizationId)}::uuid[],
      ${sealed.map(({ text }) => text)}::text[],
      ${sealed.map(({ hash }) => hash.toString("hex"))}::text[],
      ${sealed.map(({ signature }) => signature?.toString("base64") ?? null)}::text[]
    ) AS given (organization_id, text, hash, signature)
    CROSS JOIN LATERAL (SELECT text::jsonb AS content) AS parsed
    ON CONFLICT DO NOTHING`;
}
