import "server-only";
import type Stripe from "stripe";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { finishAtStripe, requireOpenSubscription, type OpenSubscription } from "../internal/ruling";
import { lostByChange } from "../lost";
import { planPrice } from "../prices";
import { readFootprint } from "../queries";
import type { ChangePlanInput, PlanInput } from "../schema";
import { askStripe } from "../stripe";
import type { PaidPlan, PlanChangePreview } from "../types";

const MINUTES_A_PREVIEW_HOLDS = 30;

/** What changing to a plan would cost and take away, without changing anything. */
export async function previewPlanChange(
  context: OrganizationContext,
  { plan }: PlanInput,
): Promise<PlanChangePreview> {
  requirePermission(context, "billing.manage");
  const change = await planChange(context, plan);
  const { subscription, items, isUpgrade, price, from } = change;
  const prorationDate = Math.floor(now().getTime() / 1_000);
  const preview = await askStripe((stripe) =>
    stripe.invoices.createPreview({
      customer: subscription.customerId,
      subscription: subscription.id,
      subscription_details: {
        items,
        proration_behavior: prorationOf(isUpgrade),
        proration_date: prorationDate,
      },
    }),
  );
  const { currency } = subscription;
  const nextMinor = isUpgrade ? (price.unit_amount ?? 0) : preview.total;
  return {
    plan,
    today: { minor: isUpgrade ? preview.total : 0, currency },
    next: { total: { minor: nextMinor, currency }, at: subscription.periodEndsAt ?? now() },
    lines: preview.lines.data.map(({ description, amount }) => ({
      description: description ?? "",
      amount: { minor: amount, currency },
    })),
    prorationDate,
    lost: lostByChange(from, plan, await readFootprint(context)),
  };
}

/**
 * Changes the plan at the price that was shown. A dearer plan is charged at once and, when the card is
 * refused, not begun; a cheaper one is credited to the next invoice.
 */
export async function changePlan(
  context: OrganizationContext,
  { plan, prorationDate }: ChangePlanInput,
): Promise<void> {
  requirePermission(context, "billing.manage");
  const shownAt = prorationDate * 1_000;
  const age = now().getTime() - shownAt;
  if (age < 0 || age > MINUTES_A_PREVIEW_HOLDS * 60_000)
    throw new AppError("CONFLICT", "The price was shown too long ago. Look at it again.");
  const { subscription, items, isUpgrade, from } = await planChange(context, plan);
  await askStripe((stripe) =>
    stripe.subscriptions.update(
      subscription.id,
      {
        items,
        proration_behavior: prorationOf(isUpgrade),
        proration_date: prorationDate,
        ...(isUpgrade && { payment_behavior: "error_if_incomplete" }),
      },
      { idempotencyKey: `change:${subscription.id}:${plan}:${prorationDate}` },
    ),
  );
  await finishAtStripe(context, {
    action: "billing.change_plan",
    before: { plan: from },
    after: { plan },
  });
}

type PlanChange = {
  subscription: OpenSubscription;
  from: PaidPlan;
  price: Stripe.Price;
  isUpgrade: boolean;
  items: { id: string; price: string }[];
};

async function planChange(context: OrganizationContext, plan: PaidPlan): Promise<PlanChange> {
  const [subscription, price] = await Promise.all([requireOpenSubscription(context), planPrice(plan)]);
  const { planItem, plan: from } = subscription;
  if (planItem === null || from === null)
    throw new AppError(
      "CONFLICT",
      "This subscription was agreed on with us. Report an issue under My requests to change it.",
    );
  if (from === plan) throw new AppError("CONFLICT", "The organisation is on this plan already.");
  return {
    subscription,
    from,
    price,
    isUpgrade: (price.unit_amount ?? 0) >= planItem.unitMinor,
    items: [{ id: planItem.id, price: price.id }],
  };
}

function prorationOf(isUpgrade: boolean): "always_invoice" | "create_prorations" {
  return isUpgrade ? "always_invoice" : "create_prorations";
}
