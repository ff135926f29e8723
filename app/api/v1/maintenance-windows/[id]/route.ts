import {
  changeMaintenance,
  endMaintenance,
  presentWindow,
  readMaintenance,
} from "@/lib/api/resources/mute-windows";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { endWindow, extendWindow } from "@/lib/routing/windows/mutations";
import { getWindow } from "@/lib/routing/windows/queries";

export const GET = apiEndpoint(readMaintenance, async ({ context, params }) => ({
  status: 200,
  body: presentWindow(await getWindow(context, "maintenance", params.id)),
}));

export const PATCH = apiEndpoint(changeMaintenance, async ({ context, params, body }) => {
  await extendWindow(context, "maintenance", { id: params.id, endsAt: body.ends_at });
  return { status: 200, body: presentWindow(await getWindow(context, "maintenance", params.id)) };
});

export const DELETE = apiEndpoint(endMaintenance, async ({ context, params }) => {
  await endWindow(context, "maintenance", params.id);
  return { status: 204 };
});

export { refuseMethod as POST, refuseMethod as PUT, tellMethods as OPTIONS } from "@/lib/api/other-methods";
