import "server-only";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceDeliveries } from "@/lib/deliveries/announce";
import { announceEscalations } from "@/lib/on-call/escalations/announce";
import { startEscalations, type StartedEscalation } from "@/lib/on-call/escalations/start";
import { announceHeld } from "./announce";
import { decisionDraftOf } from "./decision-content";
import { claimNotices } from "./internal/claim";
import { loadLedgers } from "./internal/load-ledgers";
import { loadNotices } from "./internal/load-notices";
import { writeChanges } from "./internal/write-changes";
import { writeTells } from "./internal/write-tells";
import { loadConfigurations } from "./load-configuration";
import { groupKeyOfNotice, planNotice } from "./plan-notice";

export type RoutingResult = { routed: number; deliveries: number; held: number };

/** A run that never ends would keep others from their turn; what is left the next one takes. */
const MAX_BATCHES = 50;

/**
 * Decides about every notice that nobody has decided about yet: suppressed, told, or to wait; in batches over all
 * organisations, each in one transaction. Killed anywhere it begins the batch again, and nobody is told twice.
 */
export async function routeAlertNotices(): Promise<RoutingResult> {
  const result: RoutingResult = { routed: 0, deliveries: 0, held: 0 };
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const done = await withPlatform("routing of alerts", routeBatch);
    if (done === null) break;
    result.routed += done.routed;
    result.deliveries += done.deliveries;
    result.held += done.dueAt.length;
    // Outside the transaction: only what is committed is announced.
    if (done.deliveries > 0) await announceDeliveries(done.cause);
    await announceHeld(done.dueAt);
    await announceEscalations(done.escalations);
  }
  return result;
}

type BatchResult = {
  cause: string;
  routed: number;
  deliveries: number;
  dueAt: Date[];
  escalations: StartedEscalation[];
};

async function routeBatch(transaction: Transaction): Promise<BatchResult | null> {
  const claimed = await claimNotices(transaction);
  const [first] = claimed;
  if (!first) return null;
  const at = now();
  const organizationIds = [...new Set(claimed.map(({ organizationId }) => organizationId))];
  const ids = claimed.map(({ id }) => id);
  const notices = await loadNotices(transaction, organizationIds, ids);
  const configurations = await loadConfigurations(transaction, organizationIds, at);
  const configurationOf = (id: string) => known(configurations.get(id), id);
  const groupKeys = notices.map((notice) => groupKeyOfNotice(notice, configurationOf(notice.organizationId)));
  const ledgers = await loadLedgers(transaction, notices, [...new Set(groupKeys)], at);
  const ledgerOf = (id: string) => known(ledgers.get(id), id);

  const plans = notices.map((notice) => {
    const { organizationId } = notice;
    return planNotice(notice, configurationOf(organizationId), ledgerOf(organizationId), at);
  });

  const changes = new Map([...ledgers].map(([id, ledger]) => [id, ledger.changes()]));
  await writeChanges(transaction, changes);
  const deliveries = await writeTells(
    transaction,
    plans.flatMap(({ tells }) => tells),
    at,
  );
  const escalations = await startEscalations(
    transaction,
    plans.flatMap(({ decision, escalations: drafts }) =>
      drafts.map((draft) => ({ organizationId: decision.notice.organizationId, ...draft })),
    ),
  );
  await transaction.alertNotice.updateMany({
    where: { organizationId: { in: organizationIds }, id: { in: ids } },
    data: { routedAt: at },
  });
  await appendDecisions(
    transaction,
    plans.map(({ decision }) => decisionDraftOf(decision, decision.notice.at)),
  );
  const dueAt = [...changes.values()].flatMap(({ held }) => held.map((entry) => entry.dueAt));
  return { cause: first.id, routed: notices.length, deliveries, dueAt, escalations };
}

function known<Value>(value: Value | undefined, organizationId: string): Value {
  if (value === undefined) throw new Error(`Nothing was loaded of ${organizationId}.`);
  return value;
}
