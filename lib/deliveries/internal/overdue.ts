import "server-only";
import { NO_ANSWER } from "@/lib/channels/answer";
import type { Transaction } from "@/lib/db/transaction";
import type { Settled } from "./settle";
import { claimOverdue } from "./claim";

const BATCH = 200;

/** Puts back what a worker held that is gone: its lease has ended. The cut attempt counts. */
export async function reclaimAbandoned(transaction: Transaction, at: Date): Promise<void> {
  await transaction.$executeRaw`
    UPDATE notification_deliveries SET state = 'pending', lease_until = NULL, lease_owner = NULL
    WHERE state = 'leased' AND lease_until <= ${at}::timestamptz`;
}

/** Takes what nobody may be told any more, ready to be given up: also what waits for a paused channel. */
export async function takeOverdue(transaction: Transaction, owner: string, at: Date): Promise<Settled[]> {
  const overdue = await claimOverdue(transaction, { owner, at, limit: BATCH });
  return overdue.map((delivery) => ({
    attempt: {
      delivery,
      startedAt: at,
      durationMilliseconds: 0,
      result: { ...NO_ANSWER, outcome: "failed" as const, error: null },
    },
    state: "failed",
    reason: "deadline_passed",
    nextAt: at,
    responseHash: null,
    receipt: null,
    error: "It could not be delivered in time.",
  }));
}

/** When the next delivery becomes due; null where nothing waits. What a paused channel holds does not count. */
export async function findNextDue(transaction: Transaction): Promise<Date | null> {
  const [row] = await transaction.$queryRaw<{ at: Date | null }[]>`
    SELECT min(waiting.next_at) AS at FROM notification_deliveries waiting
    LEFT JOIN notification_channels channel
      ON channel.organization_id = waiting.organization_id AND channel.id = waiting.channel_id
    WHERE waiting.state = 'pending' AND (waiting.channel_id IS NULL OR channel.state = 'active')`;
  return row?.at ?? null;
}
