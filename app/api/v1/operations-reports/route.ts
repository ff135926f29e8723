import {
  listOperationsReportsEndpoint,
  presentOperationsReport,
} from "@/lib/api/resources/operations-reports";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listOperationsReports } from "@/lib/operations-report/queries";

export const GET = apiEndpoint(listOperationsReportsEndpoint, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listOperationsReports(context, { after, limit: query.limit });
  return { status: 200, body: { data: items.map(presentOperationsReport), next_cursor: cursorTo(next) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
