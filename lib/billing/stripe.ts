import "server-only";
import Stripe from "stripe";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";

/** The version of Stripe's API that this code was written for; an account's own default never matters. */
const API_VERSION = "2026-10-28.endive";

/** A request that takes longer has failed: somebody waits for the page. */
const TIMEOUT_MS = 20_000;

const REQUIRED = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

let known: { key: string; url: string; client: Stripe } | undefined;

/** The settings without which nothing can be paid for; empty once Stripe is set up. */
export function missingStripeSettings(): string[] {
  return REQUIRED.filter((name) => env[name] === undefined);
}

/** The one client of Stripe. Throws UNAVAILABLE with the names of the settings that are missing. */
export function stripeClient(): Stripe {
  const missing = missingStripeSettings();
  const key = env.STRIPE_SECRET_KEY;
  if (missing.length > 0 || key === undefined)
    throw new AppError("UNAVAILABLE", `Payments are not set up yet: ${missing.join(" and ")} missing.`);
  const url = env.STRIPE_API_URL;
  if (known?.key !== key || known.url !== url) known = { key, url, client: newClient(key, new URL(url)) };
  return known.client;
}

/**
 * Runs requests to Stripe and turns what goes wrong into what a user may read; Stripe's own message is
 * the cause. What Stripe says about a card is meant for its holder and shown.
 */
export async function askStripe<Result>(work: (stripe: Stripe) => Promise<Result>): Promise<Result> {
  const stripe = stripeClient();
  try {
    return await work(stripe);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError)
      throw new AppError("CONFLICT", error.message, { cause: error });
    if (error instanceof Stripe.errors.StripeInvalidRequestError)
      throw new AppError("CONFLICT", `Stripe refused this: ${error.message}`, { cause: error });
    if (error instanceof Stripe.errors.StripeError)
      throw new AppError("UNAVAILABLE", "Stripe does not answer as it should. Try again in a minute.", {
        cause: error,
      });
    throw error;
  }
}

/** Whether Stripe refused a meter event because it has counted it already. */
export function isCountedAlready(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  return error.code === "duplicate_meter_event" || /already exists with identifier/i.test(error.message);
}

/** Whether Stripe refused a repeated request because it differs from the first one with its key. */
export function isOtherRequest(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeIdempotencyError;
}

/** The event in a webhook's body, once its signature is checked. Throws UNAUTHENTICATED. */
export function signedEvent(body: string, signature: string | null): Stripe.Event {
  const secret = env.STRIPE_WEBHOOK_SECRET;
  if (secret === undefined) throw new AppError("UNAVAILABLE", "STRIPE_WEBHOOK_SECRET is missing.");
  try {
    return stripeClient().webhooks.constructEvent(body, signature ?? "", secret);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("UNAUTHENTICATED", "The signature is wrong or too old.", { cause: error });
  }
}

function newClient(key: string, url: URL): Stripe {
  return new Stripe(key, {
    apiVersion: API_VERSION,
    host: url.hostname,
    port: url.port === "" ? (url.protocol === "http:" ? 80 : 443) : url.port,
    protocol: url.protocol === "http:" ? "http" : "https",
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
  });
}
