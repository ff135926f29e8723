import "server-only";
import type Stripe from "stripe";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { PLANS } from "@/lib/plans/plans";
import { ensureCustomer } from "../customer";
import { planPrice, priceKeys, tokenPrice } from "../prices";
import type { PlanInput } from "../schema";
import { askStripe, isOtherRequest } from "../stripe";
import { factsOf, isOpen } from "../subscription-facts";
import { syncBilling } from "../sync";

/** A checkout that is over, and one that another plan's took the key of, make way for the next. */
const MOST_ATTEMPTS = 4;

/**
 * The address of Stripe's checkout for a plan, which leads back to a page of the organisation. However many click at once, they pay in one checkout: the
 * attempt names it to Stripe. Throws CONFLICT where there is a subscription already, and UNAVAILABLE with
 * the names of the missing settings where payments are not set up.
 */
export async function startCheckout(
  context: OrganizationContext,
  { plan }: PlanInput,
  returnTo: "settings/billing" | "dashboard" = "settings/billing",
): Promise<{ url: string }> {
  requirePermission(context, "billing.manage");
  const [price, tokens] = await Promise.all([planPrice(plan), tokenPrice()]);
  const customer = await ensureCustomer(context);
  const page = new URL(`/${context.organizationSlug}/${returnTo}`, env.APP_URL).href;
  const request = {
    mode: "subscription",
    customer,
    client_reference_id: context.organizationId,
    line_items: [{ price: price.id, quantity: 1 }, { price: tokens.id }],
    subscription_data: { metadata: { organization_id: context.organizationId } },
    customer_update: { name: "auto", address: "auto" },
    tax_id_collection: { enabled: true },
    allow_promotion_codes: true,
    success_url: `${page}?checkout=done`,
    cancel_url: page,
  } satisfies Stripe.Checkout.SessionCreateParams;

  for (let turn = 0; turn < MOST_ATTEMPTS; turn++) {
    await refuseSecondSubscription(context, customer);
    const attempt = await currentAttempt(context.organizationId);
    const session = await openSession(request, `checkout:${context.organizationId}:${attempt}:${price.id}`);
    if (session !== null) {
      await expireOlder(customer, session);
      await withOrganization(context, (transaction) =>
        recordAudit(transaction, context, {
          action: "billing.start_checkout",
          resource: { kind: "organization", id: context.organizationId },
          after: { plan },
        }),
      );
      return { url: session.url };
    }
    await endAttempt(context.organizationId, attempt);
  }
  throw new AppError("CONFLICT", "Another checkout is under way. Try again in a minute.");
}

/** Asked of Stripe itself: our tables may not have heard of the newest subscription yet. */
async function refuseSecondSubscription(context: OrganizationContext, customer: string): Promise<void> {
  const { data } = await askStripe((stripe) =>
    stripe.subscriptions.list({ customer, status: "all", limit: 100 }),
  );
  const open = data.map((subscription) => factsOf(subscription, priceKeys())).find(isOpen);
  if (open === undefined) return;
  await syncBilling(context.organizationId);
  const name = open.plan === null ? "a plan" : PLANS[open.plan].name;
  throw new AppError("CONFLICT", `This organisation has subscribed to ${name} already. Change it instead.`);
}

type OpenSession = { id: string; url: string; created: number };

/** The session of this attempt while it can still be paid; null once it is over. */
async function openSession(
  request: Stripe.Checkout.SessionCreateParams,
  idempotencyKey: string,
): Promise<OpenSession | null> {
  return askStripe(async (stripe) => {
    const made = await stripe.checkout.sessions
      .create(request, { idempotencyKey })
      .catch((error: unknown) => (isOtherRequest(error) ? null : Promise.reject(error as Error)));
    if (made === null) return null;
    // Stripe repeats its first answer to the key, whatever became of the session since.
    const { id, status, url, created } = await stripe.checkout.sessions.retrieve(made.id);
    return status === "open" && url !== null ? { id, url, created } : null;
  });
}

/** A checkout of another plan that was left open must not be paid as well. */
async function expireOlder(customer: string, session: OpenSession): Promise<void> {
  await askStripe(async (stripe) => {
    const { data } = await stripe.checkout.sessions.list({ customer, status: "open", limit: 100 });
    for (const { id, created } of data)
      if (id !== session.id && created <= session.created) await stripe.checkout.sessions.expire(id);
  });
}

async function currentAttempt(organizationId: string): Promise<number> {
  return withPlatform("count the checkouts of an organisation", async (transaction) => {
    const [row] = await transaction.$queryRaw<[{ attempt: number }]>`
      INSERT INTO billing_accounts AS account (organization_id, updated_at)
      VALUES (${organizationId}::uuid, now())
      ON CONFLICT (organization_id) DO UPDATE SET updated_at = account.updated_at
      RETURNING checkout_attempt AS attempt`;
    return row.attempt;
  });
}

/** Whoever comes second finds the next attempt begun and joins it. */
async function endAttempt(organizationId: string, attempt: number): Promise<void> {
  await withPlatform("count the checkouts of an organisation", (transaction) =>
    transaction.billingAccount.updateMany({
      where: { organizationId, checkoutAttempt: attempt },
      data: { checkoutAttempt: { increment: 1 } },
    }),
  );
}
