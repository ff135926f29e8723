import { organizationRoute } from "@/lib/auth/organization-route";
import { historyCsv } from "@/lib/metrics/history-csv";
import { getNamedHistory } from "@/lib/metrics/named-history";
import { parseRange } from "@/lib/metrics/ranges";

type Params = { organization: string; metric: string };

export const GET = organizationRoute<Params>(async ({ context, request, params }) => {
  const range = parseRange(new URL(request.url).searchParams.get("range") ?? undefined);
  const history = await getNamedHistory(context, { name: decodeURIComponent(params.metric), range });
  return new Response(historyCsv(history), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${history.name.replace(/[^a-z0-9_.]/g, "_")}-${range}.csv"`,
      "cache-control": "private, no-store",
    },
  });
});
