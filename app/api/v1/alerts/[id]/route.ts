import { getAlertSummary } from "@/lib/alerts/get-alert";
import { presentAlert, readAlert } from "@/lib/api/resources/alerts";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(readAlert, async ({ context, params }) => ({
  status: 200,
  body: presentAlert(await getAlertSummary(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
