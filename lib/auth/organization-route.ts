import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { reportError } from "@/lib/observability/error-tracking";
import { findOrganization } from "./organization-context";
import { reportRefusal } from "./report-refusal";
import { originOf } from "./request-origin";
import { findSession } from "./session";

type Params = { organization: string };

type OrganizationRequest<Segments> = { context: OrganizationContext; request: Request; params: Segments };

/** A download or the like for signed-in members, below `/[organization]`: context, then problem+json errors. */
export function organizationRoute<Segments extends Params = Params>(
  handler: (request: OrganizationRequest<Segments>) => Promise<Response>,
): (request: Request, segment: { params: Promise<Segments> }) => Promise<Response> {
  return async (request, segment) => {
    const { requestId } = originOf(request.headers);
    let context: OrganizationContext | null = null;
    try {
      if ((await findSession()) === null)
        throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in and try again.");
      const params = await segment.params;
      context = await findOrganization(params.organization);
      if (context === null) throw notFound("organisation");
      return await handler({ context, request, params });
    } catch (error) {
      if (!(error instanceof AppError)) await reportError(error, { requestId, where: "route" });
      else if (context) reportRefusal(context, error, { kind: "route", id: new URL(request.url).pathname });
      return problemResponse(error, requestId);
    }
  };
}
