import { listResultsEndpoint, presentResult } from "@/lib/api/resources/compliance-checks";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listResults } from "@/lib/compliance/queries/checks";

export const GET = apiEndpoint(listResultsEndpoint, async ({ context, query, after, cursorTo }) => {
  const asked = { checkId: query.check_id, before: after?.[0], limit: query.limit };
  const { items, next } = await listResults(context, asked);
  return {
    status: 200,
    body: { data: items.map(presentResult), next_cursor: cursorTo(next === null ? null : [next]) },
  };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
