import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";
import type { EvaluationResult } from "./evaluate-tick";
import { tellOfNotices } from "./tell-of-notices";

export type AlertSignal = {
  organizationId: string;
  /** Pushed metrics that have new samples. */
  metricNames?: readonly string[];
  /** Kinds of security events that have come in. */
  eventKinds?: readonly string[];
  at: Date;
};

/** Judges the policies of one organisation that watch what has just come in, without waiting for the tick. */
export async function evaluateSignal({
  organizationId,
  metricNames = [],
  eventKinds = [],
  at,
}: AlertSignal): Promise<EvaluationResult> {
  const result = await withPlatform("evaluate alert policies at once", async (transaction) => {
    const [row] = await transaction.$queryRaw<EvaluationResult[]>`
      SELECT evaluated, decisions, notices
      FROM evaluate_alert_signal(${organizationId}::uuid, ${[...metricNames]}::text[], ${[...eventKinds]}::text[],
        ${at}::timestamptz)`;
    if (!row) throw new Error("The evaluation answered nothing.");
    if (row.decisions > 0)
      for (const payload of livePayloads("alerts", [organizationId]))
        await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`;
    return row;
  });
  if (result.notices > 0) await tellOfNotices(`signal:${organizationId}:${at.toISOString()}`);
  return result;
}
