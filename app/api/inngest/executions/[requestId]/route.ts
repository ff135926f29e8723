import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { env } from "@/lib/env";
import { engineToken } from "@/lib/events/engine-token";
import { findExecution } from "@/lib/events/executions";
import { hasBearerToken } from "@/lib/http/bearer-token";
import { problemResponse } from "@/lib/http/problem";

type Context = { params: Promise<{ requestId: string }> };

/** The embedded engine asks what became of a call whose connection it lost. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { INNGEST_SIGNING_KEY: signingKey, REGULIX_ENGINE_URL: engineUrl } = env;
  if (!engineUrl || !signingKey) return problemResponse(notFound("page"), newId());
  if (!hasBearerToken(request, engineToken(signingKey))) {
    return problemResponse(new AppError("UNAUTHENTICATED", "Present the engine's token."), newId());
  }
  return Response.json(findExecution((await params).requestId));
}
