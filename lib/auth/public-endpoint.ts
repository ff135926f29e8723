import "server-only";
import { addressBlock } from "@/lib/accounts/address-block";
import type { AnswerOf, ApiEndpoint, QueryOf } from "@/lib/api/endpoint";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { fieldErrorsOf } from "@/lib/http/field-errors";
import { problemResponse } from "@/lib/http/problem";
import { rateLimitHeaders } from "@/lib/http/rate-limit-headers";
import { reportError } from "@/lib/observability/error-tracking";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { originOf } from "./request-origin";

type PublicEndpoint = ApiEndpoint & { method: "GET"; scope: null };

type Call<Endpoint> = { query: QueryOf<Endpoint>; origin: RequestOrigin };

/** The route handler of a declared endpoint that needs no key: limited by the sender's address. */
export function publicEndpoint<Endpoint extends PublicEndpoint>(
  endpoint: Endpoint,
  handler: (call: Call<Endpoint>) => Promise<AnswerOf<Endpoint> & { body: unknown }>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const origin = originOf(request.headers);
    const limit = { limit: endpoint.requestsPerMinute, windowSeconds: 60 };
    let headers: Record<string, string> = {};
    let response: Response;
    try {
      const name = `${endpoint.method} ${endpoint.path}`;
      const quota = await consumeRateLimit({ name, key: addressBlock(origin.ipAddress), ...limit });
      headers = rateLimitHeaders(limit, quota, "per-address");
      if (!quota.allowed) {
        const { retryAfterSeconds } = quota;
        const message = `Too many requests. Try again in ${retryAfterSeconds} s.`;
        throw new AppError("RATE_LIMITED", message, { retryAfterSeconds });
      }
      const query = readQuery(endpoint, new URL(request.url).searchParams);
      // The definition's schema made the value, which TypeScript cannot follow through the generic.
      const answer = await handler({ query, origin } as Call<Endpoint>);
      response = Response.json(answer.body, { status: answer.status as number });
    } catch (error) {
      await reportError(error, { requestId: origin.requestId, where: endpoint.path });
      response = problemResponse(error, origin.requestId);
    }
    setApiHeaders(response, origin.requestId);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
}

function readQuery({ query }: PublicEndpoint, searchParams: URLSearchParams): unknown {
  const parsed = query?.safeParse(Object.fromEntries(searchParams));
  if (parsed?.success === false)
    throw new AppError("INVALID_INPUT", "The query is not valid.", { fields: fieldErrorsOf(parsed.error) });
  return parsed?.data;
}
