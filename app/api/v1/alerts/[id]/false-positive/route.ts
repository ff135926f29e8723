import { getAlertSummary } from "@/lib/alerts/get-alert";
import { markFalsePositives } from "@/lib/alerts/mutations/mark-false-positive";
import { markAlertFalsePositive, presentAnswer } from "@/lib/api/resources/alerts";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const POST = apiEndpoint(markAlertFalsePositive, async ({ context, params, body }) => {
  const result = await markFalsePositives(context, { ids: [params.id], reason: body.reason });
  return { status: 200, body: presentAnswer(result, await getAlertSummary(context, params.id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
