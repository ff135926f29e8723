import { findOrganization } from "@/lib/auth/organization-context";
import { notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { countUnseen, listNotifications } from "@/lib/notifications/queries";
import { InboxFilter } from "@/lib/notifications/schema";

export const dynamic = "force-dynamic";

type FeedProps = { params: Promise<{ organization: string }> };

/**
 * What the bell shows. Asked for by open pages whenever something changed, not by people: it leaves no
 * request record, so that an open tab does not count as an active member.
 */
export async function GET(request: Request, { params }: FeedProps): Promise<Response> {
  const context = await findOrganization((await params).organization);
  const requestId = request.headers.get("x-request-id") ?? "";
  if (context === null) return problemResponse(notFound("organisation"), requestId);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const [unseen, page] = await Promise.all([
    countUnseen(context),
    "tab" in asked ? listNotifications(context, InboxFilter.parse(asked)) : null,
  ]);
  return Response.json({ unseen, page }, { headers: { "cache-control": "no-store" } });
}
