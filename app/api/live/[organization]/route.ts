import { findOrganization } from "@/lib/auth/organization-context";
import { AppError, notFound } from "@/lib/core/errors";
import type { PermissionAction } from "@/lib/core/permissions";
import { problemResponse } from "@/lib/http/problem";
import { LIVE_TOPICS, type LiveTopic } from "@/lib/live/signal";
import { liveStream } from "@/lib/live/stream";

export const dynamic = "force-dynamic";
export const maxDuration = 300;

const PERMISSION_BY_TOPIC: Record<LiveTopic, PermissionAction> = {
  "security-events": "security-events.read",
  metrics: "metrics.read",
  notifications: "organization.read",
  alerts: "alerts.read",
  incidents: "incidents.read",
  branding: "organization.read",
  support: "support.read",
};

type LiveRouteProps = { params: Promise<{ organization: string }> };

/** Tells an open page of a member when something of its organisation changed. */
export async function GET(request: Request, { params }: LiveRouteProps): Promise<Response> {
  const context = await findOrganization((await params).organization);
  const requestId = request.headers.get("x-request-id") ?? "";
  if (context === null || context.role === null) return problemResponse(notFound("organisation"), requestId);
  const topics = LIVE_TOPICS.filter((topic) => context.permissions.includes(PERMISSION_BY_TOPIC[topic]));
  const holder = {
    sessionId: context.viewer.sessionId,
    userId: context.viewer.id,
    organizationId: context.organizationId,
    role: context.role,
  };
  try {
    return new Response(liveStream(holder, topics, request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Without no-transform the answer would be compressed, and held back until there is enough of it.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, requestId);
    throw error;
  }
}
