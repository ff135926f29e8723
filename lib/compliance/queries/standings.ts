import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { StatesOfChecks } from "../assess";
import { CHECKS } from "../checks/catalogue";
import type { CheckState } from "../checks/types";
import { effectiveState } from "../effective-state";
import type { Standing } from "../types";

/** How every check of the library stands in an organisation, by its id. */
export async function loadStandings(
  transaction: Transaction,
  organizationId: string,
  at: Date,
): Promise<Map<string, Standing>> {
  const where = { organizationId };
  const states = await transaction.complianceCheckState.findMany({
    where,
    include: { result: { select: { reason: true } } },
  });
  const waivers = await transaction.complianceWaiver.findMany({ where, select: { checkId: true } });
  const exceptions = await transaction.complianceException.findMany({
    where: { ...where, state: "approved", endsAt: { gt: at } },
    select: { checkId: true, endsAt: true },
  });
  const assignments = await transaction.complianceAssignment.findMany({
    where,
    include: { membership: { select: { user: { select: { name: true } } } } },
  });
  const stateOf = new Map(states.map((row) => [row.checkId, row]));
  const waived = new Set(waivers.map(({ checkId }) => checkId));
  const exceptedUntil = new Map(exceptions.map(({ checkId, endsAt }) => [checkId, endsAt]));
  const assigned = new Map(assignments.map((row) => [row.checkId, row]));
  return new Map(
    CHECKS.map((check): [string, Standing] => {
      const [row, assignment] = [stateOf.get(check.id), assigned.get(check.id)];
      const last = row
        ? {
            state: row.state as CheckState,
            reason: row.result.reason,
            since: row.since,
            observedAt: row.observedAt,
            validUntil: row.validUntil,
          }
        : null;
      const standing = {
        last,
        isWaived: waived.has(check.id),
        exceptedUntil: exceptedUntil.get(check.id) ?? null,
      };
      return [
        check.id,
        {
          check,
          ...standing,
          state: effectiveState(standing, at),
          owner: assignment ? { id: assignment.ownerId, name: assignment.membership.user.name } : null,
          dueOn: assignment?.dueOn?.toISOString().slice(0, 10) ?? null,
        },
      ];
    }),
  );
}

/** The states alone, for the rules. */
export function statesOf(standings: ReadonlyMap<string, Standing>): StatesOfChecks {
  return new Map([...standings].map(([id, { state }]) => [id, state]));
}
