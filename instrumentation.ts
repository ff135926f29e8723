import type { Instrumentation } from "next";

/** Called by Next once a server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ markRequests }, { startErrorTracking }] = await Promise.all([
    import("@/lib/security-headers/request-marks"),
    import("@/lib/observability/error-tracking"),
  ]);
  markRequests();
  await startErrorTracking();
}

/** Called by Next for what a page, action or route did not catch. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ reportError }, { noteFailedRequest }] = await Promise.all([
    import("@/lib/observability/error-tracking"),
    import("@/lib/observability/failed-requests"),
  ]);
  const requestId = [request.headers["x-request-id"]].flat()[0];
  if (requestId !== undefined) noteFailedRequest(requestId);
  await reportError(error, { where: `${context.routeType} ${context.routePath}`, requestId });
};
