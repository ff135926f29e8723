import { findOrganization } from "@/lib/auth/organization-context";
import { requestOrigin } from "@/lib/auth/request-origin";
import { notFound } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { historyCsv } from "@/lib/metrics/history-csv";
import { getNamedHistory } from "@/lib/metrics/named-history";
import { parseRange } from "@/lib/metrics/ranges";

type Segment = { params: Promise<{ organization: string; metric: string }> };

export async function GET(request: Request, { params }: Segment): Promise<Response> {
  const { organization, metric } = await params;
  const { requestId } = await requestOrigin();
  try {
    const context = await findOrganization(organization);
    if (!context) throw notFound("organisation");
    const range = parseRange(new URL(request.url).searchParams.get("range") ?? undefined);
    const history = await getNamedHistory(context, { name: decodeURIComponent(metric), range });
    return new Response(historyCsv(history), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${history.name.replace(/[^a-z0-9_.]/g, "_")}-${range}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}
