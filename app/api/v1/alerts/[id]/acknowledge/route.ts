import { getAlertSummary } from "@/lib/alerts/get-alert";
import { acknowledgeAlerts } from "@/lib/alerts/mutations/acknowledge";
import { acknowledgeAlert, presentAnswer } from "@/lib/api/resources/alerts";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const POST = apiEndpoint(acknowledgeAlert, async ({ context, params }) => {
  const result = await acknowledgeAlerts(context, { ids: [params.id] });
  return { status: 200, body: presentAnswer(result, await getAlertSummary(context, params.id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
