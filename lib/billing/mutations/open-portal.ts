import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { env } from "@/lib/env";
import { requireCustomer } from "../internal/ruling";
import { askStripe } from "../stripe";

export type PortalPlace = "overview" | "payment-method";

/** The address of Stripe's portal for this organisation's customer, which leads back to the billing page. */
export async function openPortal(context: OrganizationContext, place: PortalPlace): Promise<{ url: string }> {
  requirePermission(context, "billing.manage");
  const customer = await requireCustomer(context);
  const page = new URL(`/${context.organizationSlug}/settings/billing`, env.APP_URL).href;
  const session = await askStripe((stripe) =>
    stripe.billingPortal.sessions.create({
      customer,
      return_url: `${page}?checkout=changed`,
      configuration: env.STRIPE_PORTAL_CONFIGURATION,
      ...(place === "payment-method" && { flow_data: { type: "payment_method_update" } }),
    }),
  );
  return { url: session.url };
}
