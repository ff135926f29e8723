import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { reportError } from "@/lib/observability/error-tracking";
import { findOrganization } from "./organization-context";
import { originOf } from "./request-origin";
import { findSession } from "./session";

type OrganizationRequest = { context: OrganizationContext; request: Request };

type Segment = { params: Promise<{ organization: string }> };

/** A download or the like for signed-in members, below `/[organization]`: context, then problem+json errors. */
export function organizationRoute(
  handler: (request: OrganizationRequest) => Promise<Response>,
): (request: Request, segment: Segment) => Promise<Response> {
  return async (request, segment) => {
    const { requestId } = originOf(request.headers);
    try {
      if ((await findSession()) === null)
        throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in and try again.");
      const context = await findOrganization((await segment.params).organization);
      if (context === null) throw notFound("organisation");
      return await handler({ context, request });
    } catch (error) {
      if (!(error instanceof AppError)) await reportError(error, { requestId, where: "route" });
      return problemResponse(error, requestId);
    }
  };
}
