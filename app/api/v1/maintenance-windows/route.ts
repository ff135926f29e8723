import {
  addMaintenance,
  listMaintenance,
  presentWindow,
  windowInputOf,
} from "@/lib/api/resources/mute-windows";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { planMaintenance } from "@/lib/routing/windows/mutations";
import { listWindows } from "@/lib/routing/windows/queries";

export const GET = apiEndpoint(listMaintenance, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listWindows(context, { kind: "maintenance", ...query, after });
  return { status: 200, body: { data: items.map(presentWindow), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(addMaintenance, async ({ context, body, writeId }) => {
  const created = await planMaintenance(context, windowInputOf(body), writeId);
  return { status: 201, body: created };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
