import { presentShift, readShifts } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listShifts } from "@/lib/on-call/queries";

export const GET = apiEndpoint(readShifts, async ({ context, params, query }) => ({
  status: 200,
  body: { data: (await listShifts(context, params.id, query)).map(presentShift) },
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
