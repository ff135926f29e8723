import { createChannelEndpoint, listChannelsEndpoint, presentChannel } from "@/lib/api/resources/channels";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { listChannelPage } from "@/lib/channels/queries";

export const GET = apiEndpoint(listChannelsEndpoint, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listChannelPage(context, { limit: query.limit, after });
  return { status: 200, body: { data: items.map(presentChannel), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(createChannelEndpoint, async ({ context, body, writeId }) => {
  const { id, key, signingSecret } = await createChannel(context, body, writeId);
  return { status: 201, body: { id, key, signing_secret: signingSecret } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
