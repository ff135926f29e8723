import {
  changeRecipientGroup,
  presentGroup,
  readRecipientGroup,
  removeRecipientGroup,
} from "@/lib/api/resources/recipient-groups";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { removeGroup, updateGroup } from "@/lib/routing/groups/mutations";
import { getGroup } from "@/lib/routing/groups/queries";

export const GET = apiEndpoint(readRecipientGroup, async ({ context, params }) => ({
  status: 200,
  body: presentGroup(await getGroup(context, params.id)),
}));

export const PATCH = apiEndpoint(changeRecipientGroup, async ({ context, params, body }) => {
  const { user_ids: userIds, channel_keys: channelKeys, ...group } = body;
  await updateGroup(context, { id: params.id, ...group, userIds, channelKeys });
  return { status: 200, body: presentGroup(await getGroup(context, params.id)) };
});

export const DELETE = apiEndpoint(removeRecipientGroup, async ({ context, params }) => {
  await removeGroup(context, params.id);
  return { status: 204 };
});

export { refuseMethod as POST, refuseMethod as PUT, tellMethods as OPTIONS } from "@/lib/api/other-methods";
