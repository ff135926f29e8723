import { presentEscalationPolicy, readEscalationPolicy } from "@/lib/api/resources/escalation-policies";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getEscalationPolicy } from "@/lib/on-call/queries";

export const GET = apiEndpoint(readEscalationPolicy, async ({ context, params }) => ({
  status: 200,
  body: presentEscalationPolicy(await getEscalationPolicy(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
