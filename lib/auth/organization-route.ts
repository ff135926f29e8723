import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { reportError } from "@/lib/observability/error-tracking";
import { workspaceRoute } from "@/lib/request-records/workspace-route";
import { noteRequest } from "./note-request";
import { findOrganization } from "./organization-context";
import { reportRefusal } from "./report-refusal";
import { originOf } from "./request-origin";
import { findSessionOfHost } from "./session";

type Params = { organization: string };

type OrganizationRequest<Segments> = { context: OrganizationContext; request: Request; params: Segments };

/**
 * A download or the like for signed-in members, below `/[organization]`: context, problem+json errors,
 * and a request record of what a member was answered.
 */
export function organizationRoute<Segments extends Params = Params>(
  handler: (request: OrganizationRequest<Segments>) => Promise<Response>,
): (request: Request, segment: { params: Promise<Segments> }) => Promise<Response> {
  return async (request, segment) => {
    const { requestId } = originOf(request.headers);
    const startedAt = performance.now();
    const { pathname } = new URL(request.url);
    let context: OrganizationContext | null = null;
    let response: Response;
    try {
      if ((await findSessionOfHost()) === null)
        throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in and try again.");
      const params = await segment.params;
      context = await findOrganization(params.organization);
      if (context === null) throw notFound("organisation");
      response = await handler({ context, request, params });
    } catch (error) {
      if (!(error instanceof AppError)) await reportError(error, { requestId, where: "route" });
      else if (context) reportRefusal(context, error, { kind: "route", id: pathname });
      response = problemResponse(error, requestId);
    }
    if (context)
      noteRequest(context, {
        route: workspaceRoute(pathname),
        method: request.method,
        status: response.status,
        durationMilliseconds: performance.now() - startedAt,
      });
    return response;
  };
}
