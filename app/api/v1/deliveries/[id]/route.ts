import { presentDeliveryWithLog, readDelivery } from "@/lib/api/resources/deliveries";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getDelivery } from "@/lib/deliveries/queries";

export const GET = apiEndpoint(readDelivery, async ({ context, params }) => ({
  status: 200,
  body: presentDeliveryWithLog(await getDelivery(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
