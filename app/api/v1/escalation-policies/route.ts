import { listEscalationPolicies, presentEscalationPolicy } from "@/lib/api/resources/escalation-policies";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listEscalationPolicyPage } from "@/lib/on-call/queries";

export const GET = apiEndpoint(listEscalationPolicies, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listEscalationPolicyPage(context, { limit: query.limit, after });
  return { status: 200, body: { data: items.map(presentEscalationPolicy), next_cursor: cursorTo(next) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
