import { listFrameworks, presentFramework } from "@/lib/api/resources/compliance";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getCompliance } from "@/lib/compliance/queries/frameworks";
import { pageOfAll } from "@/lib/core/page";

export const GET = apiEndpoint(listFrameworks, async ({ context, query, after, cursorTo }) => {
  const { frameworks } = await getCompliance(context);
  const place = { after: after?.[0], limit: query.limit };
  const { items, next } = pageOfAll(frameworks, place, ({ framework }) => framework.id);
  return {
    status: 200,
    body: { data: items.map(presentFramework), next_cursor: cursorTo(next === null ? null : [next]) },
  };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
