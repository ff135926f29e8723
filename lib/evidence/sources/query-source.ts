import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import type { FigureValue, ReasonCode } from "../figures";
import type { EvidenceSource, Measurement } from "./types";

export type QueryRow = {
  organization_id: string;
  numerator: number | null;
  denominator: number | null;
  sample: number;
  rows_sha256: string;
};

type Interpreted = { value: FigureValue; reason: ReasonCode | null };

type QuerySource = Pick<
  EvidenceSource,
  "key" | "unit" | "version" | "query" | "windowDays" | "keptDays" | "log"
> & {
  /** What the counts mean. */
  interpret: (row: QueryRow) => Interpreted;
};

/**
 * A figure that one statement computes for many organisations. It answers `organization_id`, `numerator`,
 * `denominator`, `sample` and `rows_sha256`, and reads only what never changes after the day, so that it gives the
 * same answer whenever it is run.
 */
export function querySource({ interpret, ...source }: QuerySource): EvidenceSource {
  return {
    ...source,
    isRecomputable: true,
    async rows(organizationId, { from, until }) {
      const [row] = await withPlatform("evidence", (transaction) =>
        transaction.$queryRawUnsafe<{ lines: string | null }[]>(
          linesStatement(source.query),
          [organizationId],
          from,
          until,
        ),
      );
      return row?.lines ?? "";
    },
    async measure(organizationIds, { from, until }) {
      const rows = await withPlatform("evidence", (transaction) =>
        transaction.$queryRawUnsafe<QueryRow[]>(source.query, organizationIds, from, until),
      );
      return new Map(
        rows.map((row): [string, Measurement] => [
          row.organization_id,
          {
            ...interpret(row),
            numerator: row.numerator,
            denominator: row.denominator,
            sample: row.sample,
            rows_sha256: row.rows_sha256,
          },
        ]),
      );
    },
  };
}

/** The same statement, with the very lines in the place of their digest: they cannot be others than those hashed. */
function linesStatement(query: string): string {
  return query
    .replace("encode(sha256(convert_to(", "(")
    .replace(/,\s*'UTF8'\)\), 'hex'\) AS rows_sha256/, ") AS lines");
}

/** Rounds a share or a mean to three decimals: more would only be noise of the division. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** A share in percent; no data where there is nothing to share. */
export function percentage({ numerator, denominator }: QueryRow): Interpreted {
  if (numerator === null || !denominator) return { value: null, reason: "no_data" };
  return { value: rounded((100 * numerator) / denominator), reason: null };
}
