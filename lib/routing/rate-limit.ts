import type { AlertSeverity } from "@/lib/alerts/severity";

const HOUR_MS = 3_600_000;

/** How many messages a recipient may still be sent, counted at an instant. */
export type Bucket = { tokens: number; countedAt: Date };

/** Critical messages have a bucket of their own, so that no storm of others uses it up. */
export type BucketName = "normal" | "critical";

export function bucketNameOf(severity: AlertSeverity): BucketName {
  return severity === "critical" ? "critical" : "normal";
}

/**
 * Takes a message out of a bucket that holds an hour's and fills evenly. Where it is empty, says when there will be
 * one: what comes until then is told in one message.
 * @param bucket null: full
 */
export function takeMessage(
  bucket: Bucket | null,
  hourlyLimit: number,
  at: Date,
): { isTaken: true; bucket: Bucket } | { isTaken: false; nextAt: Date } {
  const tokens = tokensAt(bucket, hourlyLimit, at);
  if (tokens >= 1) return { isTaken: true, bucket: { tokens: tokens - 1, countedAt: at } };
  return {
    isTaken: false,
    nextAt: new Date(at.getTime() + Math.ceil(((1 - tokens) * HOUR_MS) / hourlyLimit)),
  };
}

function tokensAt(bucket: Bucket | null, hourlyLimit: number, at: Date): number {
  if (bucket === null) return hourlyLimit;
  const passed = Math.max(0, at.getTime() - bucket.countedAt.getTime());
  // A millionth of a message makes up for rounding: what is due is there.
  return Math.min(hourlyLimit, bucket.tokens + (passed * hourlyLimit) / HOUR_MS + 1e-6);
}
