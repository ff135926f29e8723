import {
  addSupportMessageEndpoint,
  listSupportMessagesEndpoint,
  presentMessage,
} from "@/lib/api/resources/support-tickets";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { newId } from "@/lib/core/ids";
import { answerRequest } from "@/lib/support/requests/mutations/answer-request";
import { getRequest } from "@/lib/support/requests/queries/get-request";

export const GET = apiEndpoint(listSupportMessagesEndpoint, async ({ context, params }) => {
  const { messages } = await getRequest(context, params.id);
  return { status: 200, body: { data: messages.map(presentMessage) } };
});

export const POST = apiEndpoint(addSupportMessageEndpoint, async ({ context, params, body, writeId }) => {
  const answer = { id: writeId ?? newId(), ticketId: params.id, body: body.body, uploadIds: body.file_ids };
  const { messageId } = await answerRequest(context, { ...answer, source: "api" });
  return { status: 201, body: { id: messageId } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
