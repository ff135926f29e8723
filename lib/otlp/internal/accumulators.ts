import "server-only";
import { z } from "zod";
import type { Transaction } from "@/lib/db/transaction";
import type { Accumulated } from "../accumulate";

const counts = z.record(z.string(), z.number());

/** What the column holds; written by this version, or by one that may have known more. */
const Stored = z.object({
  startedAt: z.number(),
  at: z.number(),
  amount: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("total"), value: z.number() }),
    z.object({
      kind: z.literal("explicit"),
      count: z.number(),
      sum: z.number().nullable(),
      bounds: z.array(z.number()),
      counts: z.array(z.number()),
    }),
    z.object({
      kind: z.literal("exponential"),
      count: z.number(),
      sum: z.number().nullable(),
      scale: z.number(),
      zeroCount: z.number(),
      positive: counts,
      negative: counts,
    }),
  ]),
});

type Row = { digest: string; accumulated: unknown };

/** How many series an organisation has accumulated, and what these of them said last. */
export async function readAccumulators(
  transaction: Transaction,
  organizationId: string,
  digests: readonly string[],
): Promise<{ known: Map<string, Accumulated>; total: number }> {
  // One request at a time, or two would each count the same increase.
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`metric_accumulators ${organizationId}`}, 0))`;
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT encode(digest, 'hex') AS digest, accumulated FROM metric_accumulators
    WHERE organization_id = ${organizationId}::uuid
      AND digest = ANY (SELECT decode(hex, 'hex') FROM unnest(${digests}::text[]) AS hex)`;
  const [row] = await transaction.$queryRaw<[{ total: number }]>`
    SELECT count(*)::int AS total FROM metric_accumulators WHERE organization_id = ${organizationId}::uuid`;
  const known = rows.flatMap(({ digest, accumulated }) => {
    const stored = Stored.safeParse(accumulated);
    return stored.success ? [[digest, stored.data] as const] : [];
  });
  return { known: new Map(known), total: row.total };
}

export async function writeAccumulators(
  transaction: Transaction,
  organizationId: string,
  changed: ReadonlyMap<string, Accumulated>,
): Promise<void> {
  if (changed.size === 0) return;
  const values = [...changed.values()];
  await transaction.$executeRaw`
    INSERT INTO metric_accumulators (organization_id, digest, recorded_at, accumulated)
    SELECT ${organizationId}::uuid, decode(hex, 'hex'), recorded_at, accumulated::jsonb
    FROM unnest(
      ${[...changed.keys()]}::text[],
      ${values.map(({ at }) => new Date(at))}::timestamptz[],
      ${values.map((each) => JSON.stringify(each))}::text[]
    ) AS given (hex, recorded_at, accumulated)
    ON CONFLICT (organization_id, digest)
      DO UPDATE SET recorded_at = excluded.recorded_at, accumulated = excluded.accumulated`;
}
