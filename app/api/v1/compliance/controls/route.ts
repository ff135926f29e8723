import { listControlsEndpoint, presentControl } from "@/lib/api/resources/compliance";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { filterControls } from "@/lib/compliance/filter-standings";
import { listControls } from "@/lib/compliance/queries/frameworks";
import { CheckFilter } from "@/lib/compliance/schema";
import { pageOfAll } from "@/lib/core/page";

export const GET = apiEndpoint(listControlsEndpoint, async ({ context, query, after, cursorTo }) => {
  const controls = filterControls(await listControls(context), CheckFilter.parse(query));
  const place = { after: after?.[0], limit: query.limit };
  const { items, next } = pageOfAll(controls, place, ({ control }) => control.id);
  return {
    status: 200,
    body: { data: items.map(presentControl), next_cursor: cursorTo(next === null ? null : [next]) },
  };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
