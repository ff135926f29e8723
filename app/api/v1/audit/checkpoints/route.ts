import { listAuditCheckpoints, presentCheckpoint } from "@/lib/api/resources/audit-proofs";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listCheckpoints } from "@/lib/transparency/queries";

export const GET = apiEndpoint(listAuditCheckpoints, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listCheckpoints(context, { before: after?.[0], limit: query.limit });
  const place = next === null ? null : ([next] as [string]);
  return { status: 200, body: { data: items.map(presentCheckpoint), next_cursor: cursorTo(place) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
