import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { finishAtStripe, requireOpenSubscription } from "../internal/ruling";
import type { CancelInput } from "../schema";
import { askStripe } from "../stripe";

/** Ends the subscription with its period, with the reason that was given. Until then nothing changes. */
export async function cancelSubscription(
  context: OrganizationContext,
  { reason, comment }: CancelInput,
): Promise<void> {
  requirePermission(context, "billing.manage");
  const subscription = await requireOpenSubscription(context);
  await askStripe((stripe) =>
    stripe.subscriptions.update(subscription.id, {
      cancel_at_period_end: true,
      cancellation_details: { feedback: reason, comment },
    }),
  );
  await finishAtStripe(context, {
    action: "billing.cancel",
    after: { reason: reason ?? null, comment, endsAt: subscription.periodEndsAt?.toISOString() ?? null },
  });
}

/** Takes the end back: the subscription goes on as if nobody had cancelled. */
export async function resumeSubscription(context: OrganizationContext): Promise<void> {
  requirePermission(context, "billing.manage");
  const subscription = await requireOpenSubscription(context);
  await askStripe(async (stripe) => {
    const { cancel_at_period_end } = await stripe.subscriptions.retrieve(subscription.id);
    // In Stripe's portal an end may also be set as a day.
    const taken = cancel_at_period_end ? { cancel_at_period_end: false } : { cancel_at: "" as const };
    await stripe.subscriptions.update(subscription.id, taken);
  });
  await finishAtStripe(context, { action: "billing.resume" });
}
