import "server-only";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import type { DecisionDraft } from "@/lib/alerts/decisions/types";
import { storableText } from "@/lib/core/canonical-json";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { hastenEscalations } from "@/lib/on-call/escalations/hasten";
import { retryDelay } from "../backoff";
import { responseHashOf, signReceipt } from "../receipt";
import type { Attempt } from "./attempt";
import { updateHealth } from "./health";

const LONGEST_ERROR = 500;
const LONGEST_RESPONSE = 1_000;

/** An attempt with what follows from it. */
export type Settled = {
  attempt: Attempt;
  state: "pending" | "delivered" | "failed";
  reason: "delivered" | "retry" | "refused" | "deadline_passed";
  nextAt: Date;
  responseHash: string | null;
  receipt: string | null;
  error: string | null;
};

/** What follows from an attempt: the next one has to begin before the deadline, or the delivery is given up. */
export function judge(attempt: Attempt, at: Date, random: number): Settled {
  const { delivery, result } = attempt;
  const responseHash = responseHashOf(result.response);
  const settled = {
    attempt,
    nextAt: at,
    responseHash,
    receipt: null,
    error: result.error === null ? null : storableText(result.error).slice(0, LONGEST_ERROR),
  };
  if (result.outcome === "delivered") {
    const { organizationId, id: deliveryId } = delivery;
    const { httpStatus } = result;
    const receipt = signReceipt({ organizationId, deliveryId, finishedAt: at, httpStatus, responseHash });
    return { ...settled, state: "delivered", reason: "delivered", receipt, error: null };
  }
  if (result.outcome === "failed") return { ...settled, state: "failed", reason: "refused" };
  const delay = retryDelay(delivery.attempt, random, result.retryAfterMilliseconds);
  const nextAt = new Date(at.getTime() + delay);
  if (nextAt >= delivery.deadlineAt) return { ...settled, state: "failed", reason: "deadline_passed" };
  return { ...settled, state: "pending", reason: "retry", nextAt };
}

/**
 * Writes what came of attempts: outbox, log, health of the channels, notices and the chain, together or not at all.
 * Deliveries whose lease another worker has taken over are left to it.
 */
export async function settle(
  transaction: Transaction,
  { owner, at, settled }: { owner: string; at: Date; settled: readonly Settled[] },
): Promise<QueuedMail[]> {
  if (settled.length === 0) return [];
  const own = await markDeliveries(transaction, { owner, at, settled });
  const kept = settled.filter(({ attempt }) => own.has(attempt.delivery.id));
  await logAttempts(transaction, kept);
  const mails = await updateHealth(transaction, kept, at);
  const lost = kept.filter(
    ({ state, attempt }) => state === "failed" && attempt.delivery.kind === "escalation",
  );
  await hastenEscalations(
    transaction,
    lost.map(({ attempt }) => attempt.delivery),
    at,
  );
  await appendDecisions(
    transaction,
    kept.filter(({ state }) => state !== "pending").map((item) => decisionOf(item, at)),
  );
  return mails;
}

/** Gives back what was not sent: the attempt does not count. */
export async function release(
  transaction: Transaction,
  owner: string,
  given: readonly { id: string; nextAt: Date }[],
): Promise<void> {
  if (given.length === 0) return;
  await transaction.$executeRaw`
    UPDATE notification_deliveries delivery
    SET state = 'pending', lease_until = NULL, lease_owner = NULL, attempts = delivery.attempts - 1,
      next_at = given.next_at
    FROM unnest(${given.map(({ id }) => id)}::uuid[], ${given.map(({ nextAt }) => nextAt)}::timestamptz[])
      AS given (id, next_at)
    WHERE delivery.id = given.id AND delivery.state = 'leased' AND delivery.lease_owner = ${owner}::uuid`;
}

async function markDeliveries(
  transaction: Transaction,
  { owner, at, settled }: { owner: string; at: Date; settled: readonly Settled[] },
): Promise<Set<string>> {
  const results = settled.map(({ attempt }) => attempt.result);
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE notification_deliveries delivery
    SET state = done.state, next_at = done.next_at, lease_until = NULL, lease_owner = NULL,
      finished_at = CASE WHEN done.state = 'pending' THEN NULL ELSE ${at}::timestamptz END,
      http_status = done.http_status, response_hash = decode(done.response_hash, 'hex'),
      receipt = decode(done.receipt, 'hex'), last_error = done.error,
      provider_reference = coalesce(done.reference, delivery.provider_reference),
      provider_status = coalesce(done.provider_status, delivery.provider_status)
    FROM unnest(
      ${settled.map(({ attempt }) => attempt.delivery.organizationId)}::uuid[],
      ${settled.map(({ attempt }) => attempt.delivery.id)}::uuid[],
      ${settled.map(({ state }) => state)}::text[],
      ${settled.map(({ nextAt }) => nextAt)}::timestamptz[],
      ${results.map(({ httpStatus }) => httpStatus)}::int[],
      ${settled.map(({ responseHash }) => responseHash)}::text[],
      ${settled.map(({ receipt }) => receipt)}::text[],
      ${settled.map(({ error }) => error)}::text[],
      ${results.map(({ reference }) => reference)}::text[],
      ${results.map(({ providerStatus }) => providerStatus)}::text[]
    ) AS done (organization_id, id, state, next_at, http_status, response_hash, receipt, error, reference,
      provider_status)
    WHERE delivery.organization_id = done.organization_id AND delivery.id = done.id
      AND delivery.state = 'leased' AND delivery.lease_owner = ${owner}::uuid
    RETURNING delivery.id`;
  return new Set(rows.map(({ id }) => id));
}

async function logAttempts(transaction: Transaction, settled: readonly Settled[]): Promise<void> {
  const attempts = settled.map(({ attempt }) => attempt);
  await transaction.$executeRaw`
    INSERT INTO notification_attempts (organization_id, delivery_id, number, started_at, duration_ms, outcome,
      http_status, error, response_hash, response)
    SELECT organization_id, delivery_id, number, started_at, duration_ms, outcome, http_status, error,
      decode(response_hash, 'hex'), response
    FROM unnest(
      ${attempts.map(({ delivery }) => delivery.organizationId)}::uuid[],
      ${attempts.map(({ delivery }) => delivery.id)}::uuid[],
      ${attempts.map(({ delivery }) => delivery.attempt)}::int[],
      ${attempts.map(({ startedAt }) => startedAt)}::timestamptz[],
      ${attempts.map(({ durationMilliseconds }) => durationMilliseconds)}::int[],
      ${settled.map(({ state }) => (state === "pending" ? "retry" : state))}::text[],
      ${attempts.map(({ result }) => result.httpStatus)}::int[],
      ${settled.map(({ error }) => error)}::text[],
      ${settled.map(({ responseHash }) => responseHash)}::text[],
      ${attempts.map(({ result }) => excerptOf(result.response))}::text[]
    ) AS attempt (organization_id, delivery_id, number, started_at, duration_ms, outcome, http_status, error,
      response_hash, response)
    ON CONFLICT DO NOTHING`;
}

function excerptOf(response: Buffer | null): string | null {
  if (response === null || response.length === 0) return null;
  return storableText(response.subarray(0, LONGEST_RESPONSE).toString("utf8"));
}

function decisionOf({ attempt, reason, responseHash, receipt }: Settled, at: Date): DecisionDraft {
  const { delivery, result } = attempt;
  return {
    organizationId: delivery.organizationId,
    at,
    kind: "delivery",
    policyId: delivery.alert?.policyId ?? null,
    policyVersion: delivery.alert?.policyVersion ?? null,
    fingerprint: delivery.alert?.fingerprint ?? null,
    alertId: delivery.alert?.id ?? null,
    content: {
      reason,
      delivery_id: delivery.id,
      channel_id: delivery.channel?.id ?? null,
      channel_kind: delivery.text === null ? (delivery.channel?.kind ?? "email") : "sms",
      notification_kind: delivery.kind,
      attempts: delivery.attempt,
      http_status: result.httpStatus,
      response_sha256: responseHash,
      receipt,
      ...(delivery.alertIds.length > 0 && { alert_ids: [...delivery.alertIds] }),
    },
  };
}
