import type { Instrumentation } from "next";

/** Called by Next once a server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ recordSocketAddresses }, { startErrorTracking }] = await Promise.all([
    import("@/lib/security-headers/socket-address"),
    import("@/lib/observability/error-tracking"),
  ]);
  recordSocketAddresses();
  await startErrorTracking();
}

/** Called by Next for what a page, action or route did not catch. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { reportError } = await import("@/lib/observability/error-tracking");
  const requestId = request.headers["x-request-id"];
  await reportError(error, {
    where: `${context.routeType} ${context.routePath}`,
    requestId: Array.isArray(requestId) ? requestId[0] : requestId,
  });
};
