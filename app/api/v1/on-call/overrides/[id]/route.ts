import { removeOverride } from "@/lib/api/resources/on-call";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { deleteOverride } from "@/lib/on-call/mutations/overrides";

export const DELETE = apiEndpoint(removeOverride, async ({ context, params }) => {
  await deleteOverride(context, { id: params.id });
  return { status: 204 };
});

export {
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
