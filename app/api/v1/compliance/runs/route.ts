import { runChecksEndpoint } from "@/lib/api/resources/compliance-checks";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { runChecksNow } from "@/lib/compliance/mutations/run-now";

export const POST = apiEndpoint(runChecksEndpoint, async ({ context, body, writeId }) => ({
  status: 201,
  body: await runChecksNow(context, { checkId: body.check_id }, writeId),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
