import { explainAlert } from "@/lib/alerts/decisions/explain-alert";
import { explainAlertEndpoint, presentExplanation } from "@/lib/api/resources/alert-explanations";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(explainAlertEndpoint, async ({ context, params }) => ({
  status: 200,
  body: presentExplanation(await explainAlert(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
