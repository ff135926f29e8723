import { getAlertSummary } from "@/lib/alerts/get-alert";
import { snoozeAlerts } from "@/lib/alerts/mutations/snooze";
import { snoozeAlert, presentAnswer } from "@/lib/api/resources/alerts";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const POST = apiEndpoint(snoozeAlert, async ({ context, params, body }) => {
  const result = await snoozeAlerts(context, { ids: [params.id], until: body.until });
  return { status: 200, body: presentAnswer(result, await getAlertSummary(context, params.id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
