import { listDeliveriesEndpoint, presentDelivery } from "@/lib/api/resources/deliveries";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listDeliveries } from "@/lib/deliveries/queries";

export const GET = apiEndpoint(listDeliveriesEndpoint, async ({ context, query, after, cursorTo }) => {
  const { state, kind, channel_id: channelId, alert_id: alertId, limit } = query;
  const filters = {
    states: state,
    kinds: kind,
    channels: channelId === undefined ? [] : [channelId],
    alertId: alertId ?? null,
  };
  const { deliveries, olderCursor } = await listDeliveries(context, filters, { after, limit });
  return { status: 200, body: { data: deliveries.map(presentDelivery), next_cursor: cursorTo(olderCursor) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
