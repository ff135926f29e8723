import { receiveStripeEvent } from "@/lib/billing/webhooks/receive";
import { providerRoute } from "@/lib/channels/provider-route";

/** Stripe's webhook: what happened to customers, subscriptions and invoices. */
export const POST = providerRoute("/api/webhooks/stripe", (request, body) =>
  receiveStripeEvent(body, request.headers.get("stripe-signature")),
);
