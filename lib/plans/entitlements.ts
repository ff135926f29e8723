import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { FEATURE_LABELS, limitReachedMessage } from "./labels";
import { PLAN_KEYS, PLANS, type Feature, type Limit } from "./plans";
import { findSubscription, readSubscription } from "./queries";
import { hasFeature, readOnlyReason, type Subscription } from "./subscription";

/** Throws 402 `plan_required` where the organisation's plan lacks the feature. */
export async function requireFeature(
  context: Pick<OrganizationContext, "organizationId" | "actor">,
  feature: Feature,
): Promise<void> {
  if (hasFeature(await readSubscription(context), feature)) return;
  const plans = PLAN_KEYS.filter((key) => PLANS[key].features[feature]).map((key) => PLANS[key].name);
  throw new AppError(
    "PLAN_REQUIRED",
    `${FEATURE_LABELS[feature]} needs the plan ${plans.join(" or ")}. Upgrade to use it.`,
  );
}

/**
 * Throws 403 while the organisation is being closed, and 402 once the trial or the subscription is over: everything can be read then, nothing changed.
 * The wrappers of actions and of the API call it, so that nothing else has to.
 */
export function requireWritable(subscription: Subscription): void {
  switch (readOnlyReason(subscription, readClock())) {
    case null:
      return;
    case "closing":
      throw new AppError(
        "ORGANIZATION_CLOSING",
        "This organisation is being closed: everything can be read and exported, nothing changed. An owner can keep it.",
      );
    case "trial_expired":
      throw new AppError(
        "TRIAL_EXPIRED",
        "The trial is over: everything can be read, nothing changed. Choose a plan to go on.",
      );
    case "subscription_ended":
      throw new AppError(
        "SUBSCRIPTION_ENDED",
        "The subscription has ended: everything can be read, nothing changed. Choose a plan to go on.",
      );
  }
}

/** Limits whose use is counted when something is added. */
export type CountedLimit = Extract<Limit, "seats">;

const COUNTS: Record<CountedLimit, (transaction: Transaction, organizationId: string) => Promise<number>> = {
  seats: countSeats,
};

/**
 * Throws 402 `limit_reached` unless the plan has room for `wanted` more. Holds the organisation's row until
 * the transaction ends, so that of many at once only as many come in as there is room for; what is
 * reserved must be added in the same transaction.
 */
export async function reserveWithinLimit(
  transaction: Transaction,
  organizationId: string,
  limit: CountedLimit,
  wanted = 1,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  // Read after the lock, by a statement of its own: only that sees what the one before it added.
  const { plan } = await findSubscription(transaction, organizationId);
  const allowed = PLANS[plan].limits[limit];
  if (allowed === null) return;
  const used = await COUNTS[limit](transaction, organizationId);
  if (used + wanted > allowed)
    throw new AppError("LIMIT_REACHED", limitReachedMessage(limit, PLANS[plan].name, allowed));
}

/** Seats that are taken: by members, and by invitations that may still be accepted. */
export async function countSeats(transaction: Transaction, organizationId: string): Promise<number> {
  const members = await transaction.membership.count({ where: { organizationId } });
  const invited = await transaction.invitation.count({
    where: { organizationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: readClock() } },
  });
  return members + invited;
}
