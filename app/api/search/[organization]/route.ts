import { findOrganization } from "@/lib/auth/organization-context";
import { notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { isFeatureEnabled } from "@/lib/features/queries";
import { searchRecords } from "@/lib/search/queries";

export const dynamic = "force-dynamic";

type SearchProps = { params: Promise<{ organization: string }> };

/** What the palette finds while somebody types: `?q=`. Too frequent to be a request worth a record. */
export async function GET(request: Request, { params }: SearchProps): Promise<Response> {
  const context = await findOrganization((await params).organization);
  const requestId = request.headers.get("x-request-id") ?? "";
  if (context === null) return problemResponse(notFound("organisation"), requestId);
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const records = (await isFeatureEnabled(context, "record-search"))
    ? await searchRecords(context, typed)
    : [];
  return Response.json({ records }, { headers: { "cache-control": "no-store" } });
}
