import "server-only";
import { authenticateApiKey } from "@/lib/api-keys/authenticate";
import { allowsScope, type ApiKeyScope } from "@/lib/api-keys/scopes";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { reportError } from "@/lib/observability/error-tracking";
import { requireWritable } from "@/lib/plans/entitlements";
import { PLANS, type PlanKey } from "@/lib/plans/plans";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import type { RateLimitResult } from "@/lib/rate-limit/lease";
import { rateLimitHeaders } from "@/lib/http/rate-limit-headers";
import { setApiHeaders } from "@/lib/http/api-headers";
import { problemResponse } from "@/lib/http/problem";
import { readJsonBody } from "@/lib/http/read-body";
import { noteRequest } from "./note-request";
import { reportRefusal } from "./report-refusal";
import { originOf } from "./request-origin";

const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

export type ApiRouteOptions = {
  /** The pattern, such as `/api/v1/metrics`: what request records are counted under. */
  route: string;
  scope: ApiKeyScope;
  /** Of each key on the smallest plan; larger plans have a multiple of it. */
  rateLimit: { limit: number; windowSeconds: number };
  maxBodyBytes?: number;
  /** Of writes that go on when the trial or the subscription is over: what takes access away, what changes nothing. */
  whileReadOnly?: boolean;
  /** For protocols with errors of their own; left out: problem details. */
  answerError?: (error: unknown, requestId: string, request: Request) => Response;
};

type RateLimit = ApiRouteOptions["rateLimit"];

export type ApiRequest<Params> = {
  context: OrganizationContext;
  request: Request;
  params: Params;
  /** The body, parsed but not yet checked. */
  readJson: () => Promise<unknown>;
};

type Handler<Params> = (request: ApiRequest<Params>) => Promise<Response>;

/**
 * A route of the public API: API key, scope, rate limit, body limit, problem+json errors, and a
 * request record of every answer that an organisation's key was given.
 */
export function apiRoute<Params = Record<string, never>>(
  options: ApiRouteOptions,
  handler: Handler<Params>,
): (request: Request, segment: { params: Promise<Params> }) => Promise<Response> {
  return async (request, segment) => {
    const startedAt = performance.now();
    const origin = originOf(request.headers);
    let context: OrganizationContext | undefined;
    let response: Response;
    let limitHeaders: Record<string, string> = {};
    try {
      const caller = await authenticateApiKey(bearerToken(request), origin);
      context = caller.context;
      const limit = limitOf(options.rateLimit, caller.subscription.plan);
      const quota = await consume(context, `${request.method} ${options.route}`, limit);
      limitHeaders = rateLimitHeaders(limit, quota);
      requireQuota(quota);
      requireScope(context, options.scope);
      if (request.method !== "GET" && !options.whileReadOnly) requireWritable(caller.subscription);
      const readJson = () => readJsonBody(request, options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES);
      response = await handler({ context, request, params: await segment.params, readJson });
    } catch (error) {
      await reportError(error, { requestId: origin.requestId, where: options.route });
      if (context && error instanceof AppError)
        reportRefusal(context, error, { kind: "route", id: options.route });
      const answerError = options.answerError ?? problemResponse;
      response = answerError(error, origin.requestId, request);
    }
    setApiHeaders(response, origin.requestId);
    for (const [name, value] of Object.entries(limitHeaders)) response.headers.set(name, value);
    if (context)
      noteRequest(context, {
        route: options.route,
        method: request.method,
        status: response.status,
        durationMilliseconds: performance.now() - startedAt,
      });
    return response;
  };
}

function bearerToken(request: Request): string {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token)
    throw new AppError("UNAUTHENTICATED", "Send an API key as `Authorization: Bearer rgx_…`.");
  return token;
}

function limitOf({ limit, windowSeconds }: RateLimit, plan: PlanKey): RateLimit {
  return { limit: limit * PLANS[plan].limits["api-rate-multiple"], windowSeconds };
}

async function consume(
  { actor }: OrganizationContext,
  name: string,
  rateLimit: RateLimit,
): Promise<RateLimitResult> {
  if (actor.kind !== "api_key") throw new Error("Only API keys call the public API.");
  return consumeRateLimit({ name, key: actor.apiKeyId, ...rateLimit });
}

function requireQuota({ allowed, retryAfterSeconds }: RateLimitResult): void {
  if (allowed) return;
  throw new AppError("RATE_LIMITED", `Too many requests. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}

function requireScope(context: OrganizationContext, scope: ApiKeyScope): void {
  if (allowsScope(context.permissions, scope)) return;
  throw new AppError("SCOPE_REQUIRED", `This API key lacks the scope ${scope}.`, { requiredScope: scope });
}
