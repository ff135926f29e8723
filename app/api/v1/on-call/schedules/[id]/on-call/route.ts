import { readOnCall } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getOnCallNow } from "@/lib/on-call/queries";

export const GET = apiEndpoint(readOnCall, async ({ context, params }) => {
  const { at, now, next, name } = await getOnCallNow(context, params.id);
  return {
    status: 200,
    body: {
      at: at.toISOString(),
      user_id: now.userId,
      name,
      until: now.to.toISOString(),
      next_user_id: next?.userId ?? null,
    },
  };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
