import "server-only";
import { createHash } from "node:crypto";
import type { Json } from "@/lib/core/canonical-json";
import { withPlatform } from "@/lib/db/with-platform";
import { logger } from "@/lib/observability/logger";
import type { AutomaticCheck, CheckState } from "./types";

/** What a check found for one organisation. */
export type Found = {
  organizationId: string;
  checkId: string;
  checkVersion: number;
  state: CheckState;
  reason: string;
  facts: Json;
  /** Ids of what is behind it. */
  rows: string[];
  querySha256: string;
  observedAt: Date;
  validUntil: Date;
};

type Row = { organization_id: string; facts: Json; rows: string[] };

const HOUR_MS = 3_600_000;

/** SHA-256 of a check's statement, hex. */
export function queryDigest({ query }: Pick<AutomaticCheck, "query">): string {
  return createHash("sha256").update(query, "utf8").digest("hex");
}

/**
 * Asks one question of many organisations with one statement and judges the facts of each. Nothing is written. A
 * question that cannot be asked, or an answer that cannot be judged, is an error of that check, not of the run.
 */
export async function runCheck(
  check: AutomaticCheck,
  organizationIds: readonly string[],
  at: Date,
): Promise<Found[]> {
  const rows = await ask(check, organizationIds, at);
  const byOrganization = new Map(rows?.map((row) => [row.organization_id, row]));
  const common = {
    checkId: check.id,
    checkVersion: check.version,
    querySha256: queryDigest(check),
    observedAt: at,
    validUntil: new Date(at.getTime() + check.freshnessHours * HOUR_MS),
  };
  return organizationIds.map((organizationId): Found => {
    const row = byOrganization.get(organizationId);
    if (!row) {
      const reason = rows ? "The question got no answer." : "The question could not be asked.";
      return { ...common, organizationId, state: "error", reason, facts: {}, rows: [] };
    }
    return { ...common, organizationId, facts: row.facts, rows: row.rows, ...judge(check, row.facts) };
  });
}

async function ask(
  check: AutomaticCheck,
  organizationIds: readonly string[],
  at: Date,
): Promise<Row[] | null> {
  try {
    return await withPlatform("compliance checks", (transaction) =>
      transaction.$queryRawUnsafe<Row[]>(check.query, organizationIds, at),
    );
  } catch (error) {
    logger.error({ err: error, check: check.id }, "compliance check could not be asked");
    return null;
  }
}

function judge(check: AutomaticCheck, facts: Json): { state: CheckState; reason: string } {
  try {
    return check.evaluate(facts);
  } catch (error) {
    logger.error({ err: error, check: check.id }, "compliance check could not be judged");
    return { state: "error", reason: "The answer could not be judged." };
  }
}
