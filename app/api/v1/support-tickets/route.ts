import {
  listSupportTicketsEndpoint,
  openSupportTicketEndpoint,
  presentTicket,
} from "@/lib/api/resources/support-tickets";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { newId } from "@/lib/core/ids";
import { openRequestForKey } from "@/lib/support/requests/mutations/open-for-key";
import { getRequest } from "@/lib/support/requests/queries/get-request";
import { listRequests } from "@/lib/support/requests/queries/list-requests";

export const GET = apiEndpoint(listSupportTicketsEndpoint, async ({ context, query, after, cursorTo }) => {
  const { state: states, search = "", limit } = query;
  const filters = { states, search, isMine: false };
  const { items, next } = await listRequests(context, { filters, after, limit });
  return { status: 200, body: { data: items.map(presentTicket), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(openSupportTicketEndpoint, async ({ context, body, writeId }) => {
  const { requester_id: requesterId, file_ids: uploadIds, ...report } = body;
  const id = writeId ?? newId();
  await openRequestForKey(context, { ...report, id, requesterId, uploadIds });
  return { status: 201, body: presentTicket(await getRequest(context, id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
