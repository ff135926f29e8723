import { changeChannel, presentChannel, readChannel, removeChannel } from "@/lib/api/resources/channels";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { setChannelState } from "@/lib/channels/mutations/change-state";
import { deleteChannel } from "@/lib/channels/mutations/delete-channel";
import { updateChannel } from "@/lib/channels/mutations/update-channel";
import { getChannel } from "@/lib/channels/queries";

export const GET = apiEndpoint(readChannel, async ({ context, params }) => ({
  status: 200,
  body: presentChannel(await getChannel(context, params.id)),
}));

export const PATCH = apiEndpoint(changeChannel, async ({ context, params, body }) => {
  const { state, ...changes } = body;
  if (changes.name !== undefined || changes.config !== undefined)
    await updateChannel(context, { ...changes, id: params.id });
  if (state !== undefined) await setChannelState(context, { id: params.id, state });
  return { status: 200, body: presentChannel(await getChannel(context, params.id)) };
});

export const DELETE = apiEndpoint(removeChannel, async ({ context, params }) => {
  await deleteChannel(context, { id: params.id });
  return { status: 204 };
});

export { refuseMethod as POST, refuseMethod as PUT, tellMethods as OPTIONS } from "@/lib/api/other-methods";
