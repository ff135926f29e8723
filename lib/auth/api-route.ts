import "server-only";
import { authenticateApiKey } from "@/lib/api-keys/authenticate";
import { permissionsOfScopes, type ApiKeyScope } from "@/lib/api-keys/scopes";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { reportError } from "@/lib/observability/error-tracking";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
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
  /** Per key. */
  rateLimit: { limit: number; windowSeconds: number };
  maxBodyBytes?: number;
};

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
    try {
      context = await authenticateApiKey(bearerToken(request), origin);
      await enforce(context, request.method, options);
      const readJson = () => readJsonBody(request, options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES);
      response = await handler({ context, request, params: await segment.params, readJson });
    } catch (error) {
      await reportError(error, { requestId: origin.requestId, where: options.route });
      if (context && error instanceof AppError)
        reportRefusal(context, error, { kind: "route", id: options.route });
      response = problemResponse(error, origin.requestId);
    }
    setApiHeaders(response, origin.requestId);
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

async function enforce(
  context: OrganizationContext,
  method: string,
  options: ApiRouteOptions,
): Promise<void> {
  const [permission] = permissionsOfScopes([options.scope]);
  if (!permission || !context.permissions.includes(permission))
    throw new AppError("FORBIDDEN", `This API key lacks the scope ${options.scope}.`);
  if (context.actor.kind !== "api_key") return;
  const { allowed, retryAfterSeconds } = await consumeRateLimit({
    name: `${method} ${options.route}`,
    key: context.actor.apiKeyId,
    ...options.rateLimit,
  });
  if (!allowed)
    throw new AppError("RATE_LIMITED", `Too many requests. Try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
    });
}
