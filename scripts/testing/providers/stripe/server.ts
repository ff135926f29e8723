import { createHmac } from "node:crypto";
import {
  jsonAnswer,
  startProviderServer,
  type ProviderAnswer,
  type ProviderRequest,
} from "../provider-server";
import { StripeAccount, type Happening } from "./account";
import { ENDPOINTS } from "./endpoints";
import { refuse, StripeRefusal } from "./errors";
import { readForm } from "./form";
import { answerPage } from "./pages";

export const STRIPE_KEY = "sk_test_local";
export const WEBHOOK_SECRET = "whsec_local";
const API_VERSION = "2026-10-28.endive";

/** Sees each request before it is answered: waits for what it likes, and may answer instead. */
export type Interceptor = (request: ProviderRequest) => Promise<ProviderAnswer | void>;

export type TestStripe = {
  account: StripeAccount;
  /** Settings by which the product calls it. */
  settings: Record<string, string>;
  /** `POST /v1/customers`, in order. */
  calls: string[];
  /** Delays, fails or answers requests; null ends it. */
  intercept: (interceptor: Interceptor | null) => void;
  close: () => Promise<void>;
};

type StripeOptions = { clock?: () => Date; port?: number };

/**
 * A stand-in for Stripe: the endpoints that the product uses over HTTP, an account that changes by itself and
 * by people, idempotency keys that repeat the first answer, and pages for checkout and portal.
 */
export async function startStripe({
  clock = () => new Date(),
  port,
}: StripeOptions = {}): Promise<TestStripe> {
  const account = new StripeAccount(clock);
  const calls: string[] = [];
  const answered = new Map<string, { request: string; answer: ProviderAnswer }>();
  let interceptor: Interceptor | null = null;

  async function answer(request: ProviderRequest): Promise<ProviderAnswer> {
    const { pathname } = new URL(request.path, "http://stripe.example");
    calls.push(`${request.method} ${pathname}`);
    const instead = await interceptor?.(request);
    if (instead) return instead;
    const shown = answerPage(account, request);
    if (shown) return shown;
    if (request.headers.authorization !== `Bearer ${STRIPE_KEY}`)
      return refuse(401, "api_key_invalid", "Invalid API Key provided.").answer;
    if (request.headers["stripe-version"] !== API_VERSION)
      return refuse(400, "version", "The product is pinned to another version.").answer;
    return onceAKey(request, () => callEndpoint(account, server.url, request));
  }

  /** Stripe answers a key again as the first time, and refuses it for another request. */
  function onceAKey(request: ProviderRequest, work: () => ProviderAnswer): ProviderAnswer {
    const key = request.headers["idempotency-key"];
    if (request.method !== "POST" || typeof key !== "string") return work();
    const same = `${request.path}\n${request.body}`;
    const known = answered.get(key);
    if (known && known.request !== same)
      return jsonAnswer(400, {
        error: { type: "idempotency_error", message: "Keys can only be used with the same parameters." },
      });
    const answer = known?.answer ?? work();
    answered.set(key, { request: same, answer });
    return answer;
  }

  const server = await startProviderServer(answer, port);
  return {
    account,
    calls,
    settings: {
      STRIPE_SECRET_KEY: STRIPE_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_ENTERPRISE_PRICE: "regulix_enterprise_monthly",
      STRIPE_API_URL: server.url,
    },
    intercept: (given) => {
      interceptor = given;
    },
    close: server.close,
  };
}

function callEndpoint(account: StripeAccount, base: string, request: ProviderRequest): ProviderAnswer {
  const url = new URL(request.path, "http://stripe.example");
  const parts = url.pathname.split("/");
  const name = Object.keys(ENDPOINTS).find((candidate) => {
    const [method, path = ""] = candidate.split(" ");
    const pattern = path.split("/");
    return (
      method === request.method &&
      pattern.length === parts.length &&
      pattern.every((part, place) => part === "*" || part === parts[place])
    );
  });
  const endpoint = name === undefined ? undefined : ENDPOINTS[name];
  if (name === undefined || endpoint === undefined)
    return refuse(404, "unknown_endpoint", `The stand-in does not know ${request.method} ${url.pathname}.`)
      .answer;
  const pattern = (name.split(" ")[1] ?? "").split("/");
  const ids = parts.filter((_, place) => pattern[place] === "*");
  const form = readForm(request.method === "POST" ? request.body : url.searchParams.toString());
  try {
    return jsonAnswer(200, endpoint({ account, base, form, ids }));
  } catch (error) {
    if (error instanceof StripeRefusal) return error.answer;
    throw error;
  }
}

/** An event as Stripe sends it to a webhook: the raw body and the signature of it. */
export function signedWebhook(
  happening: Happening,
  { secret = WEBHOOK_SECRET, at = new Date() }: { secret?: string; at?: Date } = {},
): { body: string; headers: Record<string, string> } {
  const { id, type, created, object } = happening;
  const body = JSON.stringify({
    id,
    object: "event",
    api_version: API_VERSION,
    created,
    livemode: false,
    type,
    data: { object },
  });
  const timestamp = Math.floor(at.getTime() / 1_000);
  const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return {
    body,
    headers: { "content-type": "application/json", "stripe-signature": `t=${timestamp},v1=${signature}` },
  };
}
