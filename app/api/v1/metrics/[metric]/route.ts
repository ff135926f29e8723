import { presentMetric, readMetric } from "@/lib/api/resources/metrics";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getMetric } from "@/lib/metrics/metric-pages";

export const GET = apiEndpoint(readMetric, async ({ context, params }) => ({
  status: 200,
  body: presentMetric(await getMetric(context, params.metric)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
