import { reserveTokens } from "@/lib/billing/tokens/reserve";
import { settleTokens } from "@/lib/billing/tokens/settle";
import { syncBilling } from "@/lib/billing/sync";
import { createOrganizationFixture } from "./organization-fixture";
import { allowProviders } from "./providers/outgoing-settings";
import { startStripe, type TestStripe } from "./providers/stripe/server";
import type { Scenario } from "./repeat-function";
import { sendToWebhook, subscribeFixture } from "./stripe-fixture";
import { asSuperuser } from "./superuser";

let started: Promise<TestStripe> | undefined;

async function stripeOfTest(): Promise<TestStripe> {
  started ??= startStripe();
  const stripe = await started;
  allowProviders([], stripe.settings);
  return stripe;
}

export async function endBillingScenarios(): Promise<void> {
  await (await started)?.close();
}

async function subscribed(name: string) {
  const stripe = await stripeOfTest();
  const fixture = await createOrganizationFixture(name);
  return { stripe, fixture, ...(await subscribeFixture(stripe, fixture)) };
}

const planOf = async (name: string): Promise<unknown[]> => {
  const { rows } = await asSuperuser(
    `SELECT plan, subscription_status AS status,
            (SELECT count(*)::int FROM audit_logs WHERE organization_id = organizations.id) AS changes
       FROM organizations WHERE name = $1`,
    [name],
  );
  return rows;
};

let eventId = "";
let meteredCustomer = "";

/** What Stripe tells, what it is told, and what is compared with it at night. */
export function billingScenarios(midnight: Date): Record<string, Scenario> {
  return {
    "apply-stripe-event": {
      arrange: async () => {
        const { stripe } = await subscribed("Told by Stripe");
        const happening = stripe.account.happenings.at(-1);
        if (happening === undefined) throw new Error("Nothing happened at the stand-in.");
        await sendToWebhook(happening);
        eventId = happening.id;
        return { eventId };
      },
      effect: async () => {
        const { rows } = await asSuperuser("SELECT state, attempts FROM stripe_events WHERE id = $1", [
          eventId,
        ]);
        return [...(await planOf("Told by Stripe")), ...rows];
      },
      once: [
        { plan: "pro", status: "active", changes: 1 },
        { state: "applied", attempts: 1 },
      ],
    },
    "push-token-usage": {
      arrange: async () => {
        const { fixture, customer } = await subscribed("Metered");
        await syncBilling(fixture.organization.id);
        const key = "call";
        await reserveTokens(fixture.context, {
          key,
          model: "shared",
          inputTokens: 1_000,
          maxOutputTokens: 1_000,
        });
        const taken = { inputTokens: 1_000, cachedTokens: 0, outputTokens: 100, estimated: false };
        await settleTokens(fixture.context, { key, ...taken });
        meteredCustomer = customer.id;
        return {};
      },
      effect: async () => {
        const { account } = await stripeOfTest();
        return [...account.meterEvents.values()]
          .filter(({ customer }) => customer === meteredCustomer)
          .map(({ value }) => value);
      },
      once: [4_500],
    },
    "reconcile-billing": {
      arrange: async () => {
        await subscribed("Unheard of");
        return { slotAt: midnight.toISOString() };
      },
      effect: () => planOf("Unheard of"),
      once: [{ plan: "pro", status: "active", changes: 1 }],
    },
  };
}
