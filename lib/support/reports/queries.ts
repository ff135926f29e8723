import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import type { SlaTarget } from "../sla/clocks";

/** Times at which something was asked and answered, `to` not included. */
export type Period = { from: Date; to: Date };

export type Counted = { name: string; tickets: number };

export type SupportReport = {
  opened: number;
  solved: number;
  /** Seconds from opening to the first answer, of tickets opened in the period; null where none was answered. */
  firstResponseMedianSeconds: number | null;
  firstResponseP90Seconds: number | null;
  /** Promises that ended in the period. */
  promises: { target: SlaTarget; met: number; breached: number }[];
  byArea: Counted[];
  byLabel: Counted[];
  csat: { answers: number; average: number | null };
  /** As it is now. */
  backlog: { open: number; waiting: number; oldestOpenedAt: Date | null };
};

type Figures = Omit<SupportReport, "promises" | "byArea" | "byLabel" | "csat" | "backlog"> & {
  answers: number;
  average: number | null;
};

/** How the support did in a period. */
export async function readSupportReport(period: Period): Promise<SupportReport> {
  return withPlatform("report on the support", async (transaction) => {
    const { answers, average, ...figures } = await readFigures(transaction, period);
    const [backlog] = await transaction.$queryRaw<SupportReport["backlog"][]>`
      SELECT count(*) FILTER (WHERE status IN ('open', 'on_hold'))::int AS open,
             count(*) FILTER (WHERE status = 'pending')::int AS waiting,
             min(created_at) FILTER (WHERE status IN ('open', 'on_hold')) AS "oldestOpenedAt"
        FROM support_tickets WHERE status IN ('open', 'on_hold', 'pending')`;
    return {
      ...figures,
      csat: { answers, average },
      promises: await readPromisesKept(transaction, period),
      byArea: await readVolume(transaction, period, Prisma.sql`SELECT area AS name`),
      byLabel: await readVolume(transaction, period, Prisma.sql`SELECT unnest(labels) AS name`),
      backlog: backlog ?? { open: 0, waiting: 0, oldestOpenedAt: null },
    };
  });
}

async function readFigures(transaction: Transaction, { from, to }: Period): Promise<Figures> {
  const [figures] = await transaction.$queryRaw<Figures[]>`
    WITH answered AS (
      SELECT extract(epoch FROM first_responded_at - created_at)::float8 AS seconds FROM support_tickets
       WHERE created_at >= ${from}::timestamptz AND created_at < ${to}::timestamptz AND first_responded_at IS NOT NULL
    ), rated AS (
      SELECT csat_score FROM support_tickets WHERE csat_at >= ${from}::timestamptz AND csat_at < ${to}::timestamptz
    )
    SELECT (SELECT count(*)::int FROM support_tickets
             WHERE created_at >= ${from}::timestamptz AND created_at < ${to}::timestamptz) AS opened,
           (SELECT count(*)::int FROM support_tickets
             WHERE solved_at >= ${from}::timestamptz AND solved_at < ${to}::timestamptz) AS solved,
           (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM answered) AS "firstResponseMedianSeconds",
           (SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) FROM answered) AS "firstResponseP90Seconds",
           (SELECT count(*)::int FROM rated) AS answers,
           (SELECT avg(csat_score)::float8 FROM rated) AS average`;
  if (figures === undefined) throw new Error("A statement without FROM answered no row.");
  return figures;
}

async function readPromisesKept(
  transaction: Transaction,
  { from, to }: Period,
): Promise<SupportReport["promises"]> {
  return transaction.$queryRaw<SupportReport["promises"]>`
    SELECT target.name AS target, count(event.id) FILTER (WHERE event.outcome = 'met')::int AS met,
           count(event.id) FILTER (WHERE event.outcome = 'breached')::int AS breached
      FROM unnest(ARRAY['first_response', 'next_response', 'resolution']) WITH ORDINALITY AS target (name, position)
      LEFT JOIN support_sla_events AS event ON event.target = target.name
       AND event.occurred_at >= ${from}::timestamptz AND event.occurred_at < ${to}::timestamptz
     GROUP BY target.name, target.position ORDER BY target.position`;
}

async function readVolume(
  transaction: Transaction,
  { from, to }: Period,
  names: Prisma.Sql,
): Promise<Counted[]> {
  return transaction.$queryRaw<Counted[]>`
    WITH named AS (${names} FROM support_tickets
      WHERE created_at >= ${from}::timestamptz AND created_at < ${to}::timestamptz)
    SELECT name, count(*)::int AS tickets FROM named GROUP BY name ORDER BY tickets DESC, name LIMIT 30`;
}
