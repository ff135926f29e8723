import { changeSilence, endSilence, presentWindow, readSilence } from "@/lib/api/resources/mute-windows";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { endWindow, extendWindow } from "@/lib/routing/windows/mutations";
import { getWindow } from "@/lib/routing/windows/queries";

export const GET = apiEndpoint(readSilence, async ({ context, params }) => ({
  status: 200,
  body: presentWindow(await getWindow(context, "silence", params.id)),
}));

export const PATCH = apiEndpoint(changeSilence, async ({ context, params, body }) => {
  await extendWindow(context, "silence", { id: params.id, endsAt: body.ends_at });
  return { status: 200, body: presentWindow(await getWindow(context, "silence", params.id)) };
});

export const DELETE = apiEndpoint(endSilence, async ({ context, params }) => {
  await endWindow(context, "silence", params.id);
  return { status: 204 };
});

export { refuseMethod as POST, refuseMethod as PUT, tellMethods as OPTIONS } from "@/lib/api/other-methods";
