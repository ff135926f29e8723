import { listSchedules, presentSchedule } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listSchedulePage } from "@/lib/on-call/queries";

export const GET = apiEndpoint(listSchedules, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listSchedulePage(context, { limit: query.limit, after });
  return { status: 200, body: { data: items.map(presentSchedule), next_cursor: cursorTo(next) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
