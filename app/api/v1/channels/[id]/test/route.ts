import { presentTest, testChannelEndpoint } from "@/lib/api/resources/channels";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { testChannel } from "@/lib/channels/mutations/test-channel";

export const POST = apiEndpoint(testChannelEndpoint, async ({ context, params }) => ({
  status: 200,
  body: presentTest(await testChannel(context, params)),
}));
