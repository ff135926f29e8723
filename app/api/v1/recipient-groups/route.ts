import { addRecipientGroup, listRecipientGroups, presentGroup } from "@/lib/api/resources/recipient-groups";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { createGroup } from "@/lib/routing/groups/mutations";
import { getGroup, listGroups } from "@/lib/routing/groups/queries";

export const GET = apiEndpoint(listRecipientGroups, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listGroups(context, { ...query, after });
  return { status: 200, body: { data: items.map(presentGroup), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(addRecipientGroup, async ({ context, body, writeId }) => {
  const { user_ids: userIds, channel_keys: channelKeys, ...group } = body;
  const { id } = await createGroup(context, { ...group, userIds, channelKeys }, writeId);
  return { status: 201, body: presentGroup(await getGroup(context, id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
