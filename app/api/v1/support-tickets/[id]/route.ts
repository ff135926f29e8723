import { presentTicket, readSupportTicketEndpoint } from "@/lib/api/resources/support-tickets";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getRequest } from "@/lib/support/requests/queries/get-request";

export const GET = apiEndpoint(readSupportTicketEndpoint, async ({ context, params }) => ({
  status: 200,
  body: presentTicket(await getRequest(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
