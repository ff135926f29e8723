import "server-only";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { AUTOMATIC_CHECKS } from "./checks/catalogue";
import { runCheck, type Found } from "./checks/run-queries";
import type { AutomaticCheck } from "./checks/types";
import { writeResults } from "./internal/write-results";

const BATCH = 200;

/** Why checks are run. Its key makes a repetition do nothing. */
export type RunCause = {
  key: string;
  trigger: "daily" | "person" | "api_key";
  requestedById: string | null;
};

export type RunOutcome = { checks: number; failed: number; changed: number };

export type RunBatch = { organizationIds: string[]; next: string | null };

/** The organisations whose turn is after `after`, and where the next ones begin. */
export async function listBatch(after: string | null): Promise<RunBatch> {
  const rows = await withPlatform("compliance checks", (transaction) =>
    transaction.organization.findMany({
      where: { deletedAt: null, closesAt: null, ...(after !== null && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true },
    }),
  );
  const organizationIds = rows.map(({ id }) => id);
  return { organizationIds, next: rows.length === BATCH ? (organizationIds.at(-1) ?? null) : null };
}

/**
 * Runs checks for many organisations: one statement a check, one transaction for what was found. Organisations that
 * have a run of this cause already are left as they are.
 */
export async function runChecks(
  organizationIds: readonly string[],
  cause: RunCause,
  checks: readonly AutomaticCheck[] = AUTOMATIC_CHECKS,
): Promise<Map<string, RunOutcome>> {
  const at = now();
  const found: Found[] = [];
  for (const check of checks) found.push(...(await runCheck(check, organizationIds, at)));
  const runs = organizationIds.map((organizationId) => ({
    id: newId(),
    organizationId,
    checks: checks.length,
    failed: found.filter((each) => each.organizationId === organizationId && each.state === "fail").length,
  }));
  return writeResults({ cause, at, runs, found });
}
