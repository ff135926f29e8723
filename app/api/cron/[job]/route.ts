import { now } from "@/lib/core/clock";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { isCronJobName } from "@/lib/cron/jobs";
import { runCronJob } from "@/lib/cron/run-cron-job";
import { env } from "@/lib/env";
import { hasBearerToken } from "@/lib/http/bearer-token";
import { problemResponse } from "@/lib/http/problem";
import { logger } from "@/lib/observability/logger";

export const maxDuration = 300;

type Context = { params: Promise<{ job: string }> };

/** Vercel's scheduler and the embedded engine call with GET, people with POST; both with the secret. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? newId();
  try {
    if (!hasBearerToken(request, env.CRON_SECRET)) {
      throw new AppError("UNAUTHENTICATED", "Present the cron secret as a bearer token.");
    }
    const { job } = await context.params;
    if (!isCronJobName(job)) throw notFound("job");
    const wait = new URL(request.url).searchParams.get("wait") === "true";
    const answer = await runCronJob(job, now(), { wait });
    return Response.json(answer, { status: wait ? 200 : 202 });
  } catch (error) {
    if (!(error instanceof AppError)) logger.error({ err: error, requestId }, "cron job failed");
    return problemResponse(error, requestId);
  }
}

export const POST = GET;
