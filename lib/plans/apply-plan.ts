import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { PLANS, type PlanKey } from "./plans";
import type { SubscriptionStatus } from "./subscription";

export type AppliedPlan = {
  organizationId: string;
  plan: PlanKey;
  status: SubscriptionStatus;
  /** What is left out stays as it is. */
  trialEndsAt?: Date;
  periodEndsAt?: Date | null;
  cancelAtPeriodEnd?: boolean;
};

/**
 * The only code that changes what an organisation has subscribed to. Through the platform's door alone:
 * the application's role may not write these columns, so no member can upgrade an organisation by a mistake
 * of ours. Nothing is deleted by a smaller plan; its limits only refuse what is added.
 */
export async function applyPlan(transaction: Transaction, applied: AppliedPlan): Promise<void> {
  const { organizationId, plan, status, trialEndsAt, periodEndsAt, cancelAtPeriodEnd } = applied;
  await transaction.organization.update({
    where: { id: organizationId },
    data: {
      plan,
      subscriptionStatus: status,
      storageQuotaBytes: PLANS[plan].limits["storage-bytes"],
      trialEndsAt,
      periodEndsAt,
      cancelAtPeriodEnd,
    },
  });
}
