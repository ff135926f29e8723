import { getAlertSummary } from "@/lib/alerts/get-alert";
import { resolveAlerts } from "@/lib/alerts/mutations/resolve";
import { resolveAlert, presentAnswer } from "@/lib/api/resources/alerts";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const POST = apiEndpoint(resolveAlert, async ({ context, params, body }) => {
  const result = await resolveAlerts(context, { ids: [params.id], reason: body.reason });
  return { status: 200, body: presentAnswer(result, await getAlertSummary(context, params.id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
