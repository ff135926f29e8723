import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";
import { hasBearerToken } from "@/lib/http/bearer-token";
import { problemResponse } from "@/lib/http/problem";
import { readExposition } from "@/lib/observability/exposition";
import { originOf } from "@/lib/auth/request-origin";

export const dynamic = "force-dynamic";

/** The installation's own figures for Prometheus, to whoever presents METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  const { requestId } = originOf(request.headers);
  if (env.METRICS_TOKEN === undefined)
    return problemResponse(
      new AppError("NOT_FOUND", "Metrics are switched off: the setting METRICS_TOKEN is missing."),
      requestId,
    );
  if (!hasBearerToken(request, env.METRICS_TOKEN))
    return problemResponse(
      new AppError("UNAUTHENTICATED", "Present METRICS_TOKEN as a bearer token."),
      requestId,
    );
  const { text, contentType } = await readExposition();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
