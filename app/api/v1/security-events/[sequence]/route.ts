import { presentEvent, readEvent } from "@/lib/api/resources/security-events";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getSecurityEvent } from "@/lib/security-events/queries";

export const GET = apiEndpoint(readEvent, async ({ context, params }) => {
  const { event } = await getSecurityEvent(context, params.sequence);
  return { status: 200, body: presentEvent(event) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
