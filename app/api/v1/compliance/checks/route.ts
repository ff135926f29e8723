import { listChecksEndpoint, presentCheck } from "@/lib/api/resources/compliance-checks";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listChecks } from "@/lib/compliance/queries/checks";
import { CheckFilter } from "@/lib/compliance/schema";

export const GET = apiEndpoint(listChecksEndpoint, async ({ context, query, after, cursorTo }) => {
  const filter = CheckFilter.parse(query);
  const { items, next } = await listChecks(context, { filter, after: after?.[0], limit: query.limit });
  return {
    status: 200,
    body: { data: items.map(presentCheck), next_cursor: cursorTo(next === null ? null : [next]) },
  };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
