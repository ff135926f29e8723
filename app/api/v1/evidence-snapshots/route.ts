import { listSnapshots, presentSummary } from "@/lib/api/resources/evidence-snapshots";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listSnapshots as listDays } from "@/lib/evidence/queries";

export const GET = apiEndpoint(listSnapshots, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listDays(context, { before: after?.[0], limit: query.limit });
  const place = next === null ? null : ([next] as [string]);
  return { status: 200, body: { data: items.map(presentSummary), next_cursor: cursorTo(place) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
