import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { AUTOMATIC_CHECKS } from "../checks/catalogue";
import { runChecks, type RunOutcome } from "../run-checks";
import type { RunInput } from "../schema";
import { tellOfDrift } from "../tell-of-drift";

/** Runs one check or all of them now, and tells of what broke. `id` makes a repetition of the same request do nothing. */
export async function runChecksNow(
  context: OrganizationContext,
  { checkId }: RunInput,
  id: string = newId(),
): Promise<RunOutcome> {
  requirePermission(context, "compliance.run");
  const { organizationId, actor } = context;
  const checks = AUTOMATIC_CHECKS.filter((check) => checkId === undefined || check.id === checkId);
  if (checks.length === 0) throw notFound("check");
  const key = `asked:${id}`;
  const outcomes = await runChecks(
    [organizationId],
    { key, trigger: actor.kind === "api_key" ? "api_key" : "person", requestedById: actorId(actor) },
    checks,
  );
  await tellOfDrift(key, [organizationId]);
  const outcome = outcomes.get(organizationId) ?? { checks: checks.length, failed: 0, changed: 0 };
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      action: "compliance.run",
      resource: { kind: "compliance_check", id: checkId ?? "all" },
      after: { ...outcome },
    }),
  );
  return outcome;
}
