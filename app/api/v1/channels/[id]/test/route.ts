import { presentTest, testChannelEndpoint } from "@/lib/api/resources/channels";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { testChannel } from "@/lib/channels/mutations/test-channel";

export const POST = apiEndpoint(testChannelEndpoint, async ({ context, params }) => ({
  status: 200,
  body: presentTest(await testChannel(context, params)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
