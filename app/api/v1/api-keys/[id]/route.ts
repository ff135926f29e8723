import { revokeApiKey } from "@/lib/api-keys/mutations";
import { getApiKey } from "@/lib/api-keys/queries";
import { presentApiKey, readKey, revokeKey } from "@/lib/api/resources/api-keys";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(readKey, async ({ context, params }) => ({
  status: 200,
  body: presentApiKey(await getApiKey(context, params.id)),
}));

export const DELETE = apiEndpoint(revokeKey, async ({ context, params }) => {
  await revokeApiKey(context, { id: params.id });
  return { status: 204 };
});

export {
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
