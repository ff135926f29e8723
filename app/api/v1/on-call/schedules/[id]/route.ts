import { presentSchedule, readSchedule } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getSchedule } from "@/lib/on-call/queries";

export const GET = apiEndpoint(readSchedule, async ({ context, params }) => ({
  status: 200,
  body: presentSchedule(await getSchedule(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
