import "server-only";
import { headers } from "next/headers";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { afterResponse, outliveResponse } from "@/lib/http/after-response";
import { hasFailed } from "@/lib/observability/failed-requests";
import { logger } from "@/lib/observability/logger";
import { recordRequest, type RequestRecord } from "@/lib/request-records/record";
import { workspaceRoute } from "@/lib/request-records/workspace-route";
import { PREFETCH_HEADER } from "@/lib/security-headers/request-marks";

type AnsweredRequest = Pick<RequestRecord, "route" | "method" | "status" | "durationMilliseconds">;

/**
 * Writes the request record of a request that is answered; it neither delays the answer nor fails it. What
 * the platform's staff do is no activity of the organisation: it stands in the audit log instead.
 */
export function noteRequest({ organizationId, actor }: OrganizationContext, answered: AnsweredRequest): void {
  if (actor.kind === "staff") return;
  const written = recordRequest({
    ...answered,
    organizationId,
    actorKind: actor.kind,
    actorId: actorId(actor),
    occurredAt: now(),
  }).catch((error: unknown) => logger.error({ err: error }, "request record lost"));
  outliveResponse(written);
}

/** Notes that a member opened or refreshed a page. What is fetched ahead does not count, nor does an action's redraw. */
export async function notePageView(context: OrganizationContext): Promise<void> {
  const requestHeaders = await headers();
  if (requestHeaders.get("x-request-method") !== "GET" || requestHeaders.get(PREFETCH_HEADER) === "1") return;
  // Whether the page ends in notFound() or redirect() is not to be learnt: only faults are.
  await noteWhenAnswered(context, "GET", () => (hasFailed(context.origin.requestId) ? 500 : 200));
}

/** Notes a request of a member to the address of a page, once its answer is sent. */
export async function noteWhenAnswered(
  context: OrganizationContext,
  method: "GET" | "POST",
  statusNow: () => number,
): Promise<void> {
  const requestHeaders = await headers();
  const route = workspaceRoute(requestHeaders.get("x-pathname") ?? "");
  const startedAt = Number(requestHeaders.get("x-request-start") ?? now());
  afterResponse(() => {
    const durationMilliseconds = Math.max(0, now().getTime() - startedAt);
    noteRequest(context, { route, method, status: statusNow(), durationMilliseconds });
  });
}
