import { POST } from "@/app/api/webhooks/stripe/route";
import type { OrganizationFixture } from "./organization-fixture";
import type { Customer, Happening, Subscription } from "./providers/stripe/account";
import { signedWebhook, type TestStripe } from "./providers/stripe/server";
import { asSuperuser } from "./superuser";

/** Sends an event to the webhook, as Stripe does. */
export async function sendToWebhook(happening: Happening): Promise<Response> {
  const { body, headers } = signedWebhook(happening);
  return POST(new Request("http://localhost:3000/api/webhooks/stripe", { method: "POST", body, headers }));
}

/** An organisation that is a customer at the stand-in, with a subscription to Pro unless said otherwise. */
export async function subscribeFixture(
  stripe: TestStripe,
  { organization }: OrganizationFixture,
): Promise<{ customer: Customer; subscription: Subscription }> {
  const customer = stripe.account.addCustomer({ metadata: { organization_id: organization.id } });
  await asSuperuser("UPDATE organizations SET stripe_customer_id = $2 WHERE id = $1", [
    organization.id,
    customer.id,
  ]);
  return { customer, subscription: stripe.account.subscribe(customer.id) };
}

/** What our tables say of an organisation's subscription. */
export async function billingStateOf(organizationId: string): Promise<unknown> {
  const { rows } = await asSuperuser(
    `SELECT plan, organization.subscription_status AS status, period_ends_at AS "periodEndsAt",
            cancel_at_period_end AS "cancelAtPeriodEnd", stripe_subscription_id AS "subscriptionId",
            account.subscription_status AS "stripeStatus", problem,
            (SELECT json_agg(json_build_array(number, status, total_minor) ORDER BY number)
               FROM billing_invoices WHERE organization_id = organization.id) AS invoices
       FROM organizations AS organization
       LEFT JOIN billing_accounts AS account ON account.organization_id = organization.id
      WHERE organization.id = $1`,
    [organizationId],
  );
  return rows[0];
}
