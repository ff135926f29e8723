import { addOverride, presentOverride } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { createOverride } from "@/lib/on-call/mutations/overrides";

export const POST = apiEndpoint(addOverride, async ({ context, params, body, writeId }) => {
  const period = { userId: body.user_id, startsAt: body.starts_at, endsAt: body.ends_at };
  const id = await createOverride(context, { scheduleId: params.id, ...period }, writeId);
  return { status: 201, body: presentOverride({ id, ...period }) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
