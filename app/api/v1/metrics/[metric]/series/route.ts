import { presentSeries, readMetricSeries } from "@/lib/api/resources/metrics";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getNamedHistory } from "@/lib/metrics/named-history";

export const GET = apiEndpoint(readMetricSeries, async ({ context, params, query }) => {
  const { range, compare } = query;
  const history = await getNamedHistory(context, {
    name: params.metric,
    range,
    compare: compare === "previous",
  });
  return { status: 200, body: presentSeries(history, range) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
