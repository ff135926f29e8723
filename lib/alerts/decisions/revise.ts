import "server-only";
import { readDefinition } from "@/lib/alert-policies/definition";
import type { PolicyDefinition } from "@/lib/alert-policies/types";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { readInstants } from "../internal/policy-history";
import { appendDecisions } from "./append";
import { revisionsOf, type Revision } from "./revisions";
import type { DecisionDraft } from "./types";

const NOTES_AT_ONCE = 100;
/** A run that never ends would keep the next tick waiting; what is left that one takes. */
const MOST_BATCHES = 20;

/**
 * Looks again at evaluations whose samples came late, and chains what they would have said: nobody is told of the past,
 * and what was decided stays. Safe to repeat: a note is gone with the revisions that came of it, in one transaction.
 */
export async function reviseDecisions(at: Date): Promise<{ revised: number }> {
  let revised = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await withPlatform("revise decisions about late samples", (transaction) =>
      reviseBatch(transaction, at),
    );
    if (count === null) break;
    revised += count;
  }
  return { revised };
}

type Note = { organization_id: string; metric_type: string; oldest: Date; newest: Date };

async function reviseBatch(transaction: Transaction, at: Date): Promise<number | null> {
  const notes = await takeNotes(transaction);
  if (notes.length === 0) return null;
  const drafts: DecisionDraft[] = [];
  for (const note of notes)
    for (const policy of await findPolicies(transaction, note))
      drafts.push(...(await revisePolicy(transaction, note, policy, at)));
  await appendDecisions(transaction, drafts);
  return drafts.length;
}

/** The notes of a batch, those about one metric as one. */
function takeNotes(transaction: Transaction): Promise<Note[]> {
  return transaction.$queryRaw<Note[]>`
    WITH taken AS (
      DELETE FROM late_samples WHERE (organization_id, id) IN (
        SELECT organization_id, id FROM late_samples ORDER BY id LIMIT ${NOTES_AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING *
    )
    SELECT organization_id, metric_type, min(oldest) AS oldest, max(newest) AS newest FROM taken
    GROUP BY organization_id, metric_type ORDER BY organization_id, metric_type`;
}

type Watching = { id: string; definition: PolicyDefinition };

async function findPolicies(
  transaction: Transaction,
  { organization_id: organizationId, metric_type: metricType }: Note,
): Promise<Watching[]> {
  const rows = await transaction.alertPolicy.findMany({
    where: { organizationId, metricType, enabled: true, deletedAt: null },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ id: row.id, definition: readDefinition(row) }));
}

async function revisePolicy(
  transaction: Transaction,
  { organization_id: organizationId, oldest, newest }: Note,
  { id: policyId, definition }: Watching,
  at: Date,
): Promise<DecisionDraft[]> {
  const reach = new Date(newest.getTime() + 1_000 * reachSeconds(definition));
  const period = { from: new Date(oldest.getTime() - 1), to: reach < at ? reach : at };
  const then = await readInstants(transaction, organizationId, policyId, period);
  const now = await readInstants(transaction, organizationId, policyId, { ...period, knownBy: at });
  const revisions = revisionsOf(then, now, await readSaid(transaction, organizationId, policyId, period));
  if (revisions.length === 0) return [];
  const alerts = await transaction.alert.findMany({
    where: { organizationId, policyId, fingerprint: { in: revisions.map(({ fingerprint }) => fingerprint) } },
    select: { id: true, fingerprint: true, firedAt: true, resolvedAt: true },
  });
  return revisions.map((revision) => ({
    organizationId,
    at: revision.at,
    kind: "revision",
    policyId,
    policyVersion: revision.policyVersion,
    fingerprint: revision.fingerprint,
    alertId: alerts.find((alert) => isAbout(revision, alert))?.id ?? null,
    content: {
      reason: "revised",
      labels: { ...revision.labels },
      judged: revision.judged,
      revised: revision.revised,
      known_by: at.toISOString(),
    },
  }));
}

/** How long a sample is looked at after it was taken. */
function reachSeconds({ windowSeconds, parameters }: PolicyDefinition): number {
  const { compareSeconds = 0, longSeconds = 0, ofPoints = 0 } = parameters;
  return windowSeconds + compareSeconds + longSeconds + ofPoints * 300;
}

type AlertSpan = { fingerprint: string; firedAt: Date; resolvedAt: Date | null };

function isAbout({ at, fingerprint }: Revision, alert: AlertSpan): boolean {
  const { firedAt, resolvedAt } = alert;
  return fingerprint === alert.fingerprint && firedAt <= at && (resolvedAt === null || resolvedAt >= at);
}

/** The side of the threshold that the last revision of an evaluation put it on, by instant and fingerprint. */
async function readSaid(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  { from, to }: { from: Date; to: Date },
): Promise<Map<string, string>> {
  const rows = await transaction.$queryRaw<{ at: Date; fingerprint: string; verdict: string }[]>`
    SELECT DISTINCT ON (at, fingerprint) at, fingerprint, content::jsonb #>> '{revised,verdict}' AS verdict
      FROM alert_decisions
     WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid AND kind = 'revision'
       AND at > ${from}::timestamptz AND at <= ${to}::timestamptz
     ORDER BY at, fingerprint, sequence DESC`;
  return new Map(rows.map((row) => [`${row.at.getTime()} ${row.fingerprint}`, row.verdict]));
}
