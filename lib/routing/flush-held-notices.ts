import "server-only";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceDeliveries } from "@/lib/deliveries/announce";
import { announceHeld } from "./announce";
import { decisionDraftOf } from "./decision-content";
import { claimDue } from "./internal/claim";
import { heldEntryOf, loadLedgers } from "./internal/load-ledgers";
import { loadNotices } from "./internal/load-notices";
import { writeChanges } from "./internal/write-changes";
import { writeTells } from "./internal/write-tells";
import { loadConfigurations } from "./load-configuration";
import { planFlush, type DueNotice } from "./plan-flush";

export type FlushResult = { flushed: number; deliveries: number };

const MAX_BATCHES = 50;

/**
 * Tells what waited and is due: of groups, after quiet hours and working hours, and over the hourly limit. Each
 * batch is one transaction, so a repetition finds only what is still to be told.
 */
export async function flushHeldNotices(): Promise<FlushResult> {
  const result: FlushResult = { flushed: 0, deliveries: 0 };
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const done = await withPlatform("held notices of alerts", flushBatch);
    if (done === null) break;
    result.flushed += done.flushed;
    result.deliveries += done.deliveries;
    if (done.deliveries > 0) await announceDeliveries(done.cause);
    await announceHeld(done.dueAt);
  }
  return result;
}

type BatchResult = FlushResult & { cause: string; dueAt: Date[] };

async function flushBatch(transaction: Transaction): Promise<BatchResult | null> {
  const at = now();
  const claimed = await claimDue(transaction, at);
  const [first] = claimed;
  if (!first) return null;
  const organizationIds = [...new Set(claimed.map(({ organizationId }) => organizationId))];
  const noticeIds = [...new Set(claimed.map(({ noticeId }) => noticeId))];
  const notices = await loadNotices(transaction, organizationIds, noticeIds);
  const rows = await transaction.heldNotice.findMany({
    where: { organizationId: { in: organizationIds }, noticeId: { in: noticeIds }, dueAt: { lte: at } },
  });
  const configurations = await loadConfigurations(transaction, organizationIds, at);
  const groupKeys = [...new Set(rows.map(({ groupKey }) => groupKey))];
  const ledgers = await loadLedgers(transaction, notices, groupKeys, at);

  const isClaimed = new Set(claimed.map((each) => `${each.noticeId} ${each.recipientKey}`));
  const plans = organizationIds.flatMap((id) => {
    const due = rows
      .filter((row) => row.organizationId === id && isClaimed.has(`${row.noticeId} ${row.recipientKey}`))
      .flatMap((row): DueNotice[] => {
        const notice = notices.find((each) => each.id === row.noticeId);
        return notice ? [{ entry: heldEntryOf(row), notice }] : [];
      });
    const [configuration, ledger] = [configurations.get(id), ledgers.get(id)];
    return configuration && ledger ? [planFlush(due, configuration, ledger, at)] : [];
  });

  const changes = new Map([...ledgers].map(([id, ledger]) => [id, ledger.changes()]));
  await writeChanges(transaction, changes);
  const deliveries = await writeTells(
    transaction,
    plans.flatMap(({ tells }) => tells),
    at,
  );
  await appendDecisions(
    transaction,
    plans.flatMap(({ decisions }) => decisions.map((decision) => decisionDraftOf(decision, at))),
  );
  const dueAt = [...changes.values()].flatMap(({ held }) => held.map((entry) => entry.dueAt));
  return { cause: `${first.noticeId}:${at.toISOString()}`, flushed: claimed.length, deliveries, dueAt };
}
