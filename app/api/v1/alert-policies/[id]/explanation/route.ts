import { explainMoment } from "@/lib/alerts/decisions/explain-moment";
import { explainPolicyEndpoint, presentMoment } from "@/lib/api/resources/alert-explanations";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { now } from "@/lib/core/clock";

export const GET = apiEndpoint(explainPolicyEndpoint, async ({ context, params, query }) => {
  const at = query.at === undefined ? now() : new Date(query.at);
  return { status: 200, body: presentMoment(await explainMoment(context, params.id, at)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
