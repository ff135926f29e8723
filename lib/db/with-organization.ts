import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { applicationClient } from "./client";
import type { Transaction } from "./transaction";

type OrganizationScope = Pick<OrganizationContext, "organizationId" | "actor">;

const LIMITS = { maxWait: 5_000, timeout: 15_000 };

/**
 * The tenants' door: one transaction as the application role, in which row-level security shows
 * the rows of this organisation only. The setting ends with the transaction, so it is safe behind
 * a transaction-mode pooler. Nothing slow (network, documents, events) belongs inside.
 */
export async function withOrganization<Result>(
  scope: OrganizationScope,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const userId = scope.actor.kind === "user" ? scope.actor.userId : "";
  return applicationClient().$transaction(async (transaction) => {
    await transaction.$executeRaw`
      SELECT set_config('app.organization_id', ${scope.organizationId}, true),
             set_config('app.user_id', ${userId}, true)`;
    // Whatever is allowed by mistake above, staff change nothing: the database itself refuses.
    if (scope.actor.kind === "staff") await transaction.$executeRaw`SET TRANSACTION READ ONLY`;
    return work(transaction);
  }, LIMITS);
}
