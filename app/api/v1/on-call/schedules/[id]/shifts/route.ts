import { presentShift, readShifts } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listShifts } from "@/lib/on-call/queries";

export const GET = apiEndpoint(readShifts, async ({ context, params, query }) => ({
  status: 200,
  body: { data: (await listShifts(context, params.id, query)).map(presentShift) },
}));
