import { listAlertDecisions as listDecisions } from "@/lib/alerts/list-decisions";
import { listAlertDecisions, presentDecision } from "@/lib/api/resources/alert-records";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(listAlertDecisions, async ({ context, params, query, after, cursorTo }) => {
  const { items, next } = await listDecisions(context, { alertId: params.id, after, limit: query.limit });
  return { status: 200, body: { data: items.map(presentDecision), next_cursor: cursorTo(next) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
