import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { applyPlan } from "./apply-plan";
import { toPlanKey } from "./plans";
import type { SetPlanInput } from "./schema";

type Staff = { actor: StaffActor; origin: RequestOrigin };

/**
 * Gives an organisation a plan that was agreed on, or a longer trial; it stands in its audit log. One that pays
 * through Stripe is left alone: the next word of Stripe would take the change back.
 */
export async function setPlan(
  { actor, origin }: Staff,
  { organizationId, plan, status, trialEndsOn }: Omit<SetPlanInput, "reason">,
): Promise<void> {
  const trialEndsAt = status === "trialing" ? new Date(`${trialEndsOn}T23:59:59.999Z`) : undefined;
  if (trialEndsAt && trialEndsAt <= now())
    throw new AppError("INVALID_INPUT", "The trial has to end in the future.");
  await withPlatform("set an agreed plan", async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const before = await transaction.organization.findFirst({
      where: { id: organizationId, deletedAt: null },
      select: {
        plan: true,
        subscriptionStatus: true,
        trialEndsAt: true,
        stripeSubscriptionId: true,
        closesAt: true,
      },
    });
    if (before === null) throw notFound("organisation");
    if (before.closesAt !== null)
      throw new AppError("CONFLICT", "This organisation is being closed. An owner of it can keep it.");
    if (before.stripeSubscriptionId !== null)
      throw new AppError("CONFLICT", "This organisation pays through Stripe. Change its subscription there.");
    await applyPlan(transaction, { organizationId, plan, status, trialEndsAt, periodEndsAt: null });
    await recordAudit(
      transaction,
      { organizationId, actor, origin },
      {
        action: "plan.set",
        resource: { kind: "organization", id: organizationId },
        before: {
          plan: toPlanKey(before.plan),
          status: before.subscriptionStatus,
          trial_ends_at: before.trialEndsAt.toISOString(),
        },
        after: { plan, status, trial_ends_at: (trialEndsAt ?? before.trialEndsAt).toISOString() },
      },
    );
  });
}
