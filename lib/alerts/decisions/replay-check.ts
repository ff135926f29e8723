import "server-only";
import { createHash } from "node:crypto";
import { SLOT_MS } from "@/lib/collection/slots";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { replayInstants, type ReplayedAction, type ReplayedDecision } from "../engine/replay-instants";
import { readInstants } from "../internal/policy-history";

export type ReplayCheck = {
  /** Decisions that the chain holds and that the replay makes. */
  stored: number;
  replayed: number;
  /** SHA-256 over instants, fingerprints and contents of either side. */
  storedHash: string;
  replayedHash: string;
  /** Where they part first; null where they are byte for byte the same. */
  difference: { at: Date; stored: string | null; replayed: string | null } | null;
};

/**
 * Decides anew what a policy decided until `to`, from the stored versions and the samples that were known at the time, and
 * compares it byte for byte with the chain. Samples that came later are in its revisions.
 */
export async function checkReplay(
  context: OrganizationContext,
  { policyId, to }: { policyId: string; to: Date },
): Promise<ReplayCheck> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const period = { from: new Date(0), to };
    const stored = await readStored(transaction, organizationId, policyId, period.to);
    const instants = await readInstants(transaction, organizationId, policyId, period);
    const actions = await readActions(transaction, organizationId, policyId, period.to);
    const replayed = replayInstants(instants, actions);
    return {
      stored: stored.length,
      replayed: replayed.length,
      storedHash: hashOf(stored),
      replayedHash: hashOf(replayed),
      difference: firstDifference(stored, replayed),
    };
  });
}

function firstDifference(
  stored: readonly ReplayedDecision[],
  replayed: readonly ReplayedDecision[],
): ReplayCheck["difference"] {
  const length = Math.max(stored.length, replayed.length);
  for (let place = 0; place < length; place += 1) {
    const [one, other] = [stored[place], replayed[place]];
    if (one && other && lineOf(one) === lineOf(other)) continue;
    const at = one?.at ?? other?.at;
    if (at) return { at, stored: one?.content ?? null, replayed: other?.content ?? null };
  }
  return null;
}

function hashOf(decisions: readonly ReplayedDecision[]): string {
  const hash = createHash("sha256");
  for (const decision of decisions) hash.update(`${lineOf(decision)}\n`);
  return hash.digest("hex");
}

function lineOf({ at, fingerprint, content }: ReplayedDecision): string {
  return `${at.toISOString()} ${fingerprint} ${content}`;
}

async function readStored(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  to: Date,
): Promise<ReplayedDecision[]> {
  return transaction.$queryRaw<ReplayedDecision[]>`
    SELECT at, fingerprint, content FROM alert_decisions
    WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid AND kind = 'transition'
      AND at <= ${to}::timestamptz
    ORDER BY at, fingerprint COLLATE "C"`;
}

async function readActions(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  to: Date,
): Promise<ReplayedAction[]> {
  const rows = await transaction.$queryRaw<Omit<ReplayedAction, "heldUntil">[]>`
    SELECT at, fingerprint, content::jsonb ->> 'reason' AS action FROM alert_decisions
    WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid AND kind = 'action'
      AND at <= ${to}::timestamptz
      AND content::jsonb ->> 'reason' IN ('acknowledged', 'unacknowledged', 'resolved')
    ORDER BY sequence`;
  return rows.map((row) => ({ ...row, heldUntil: new Date(row.at.getTime() + 2 * SLOT_MS) }));
}
