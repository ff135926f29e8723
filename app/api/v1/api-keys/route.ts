import { createApiKey } from "@/lib/api-keys/mutations";
import { listApiKeyPage } from "@/lib/api-keys/queries";
import { createKey, listKeys, presentApiKey, presentNewApiKey } from "@/lib/api/resources/api-keys";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(listKeys, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listApiKeyPage(context, { ...query, after });
  return { status: 200, body: { data: items.map(presentApiKey), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(createKey, async ({ context, body, writeId }) => {
  const { name, scopes, expires_in_days: expiresInDays } = body;
  const created = await createApiKey(context, { name, scopes, expiresInDays }, writeId);
  return { status: 201, body: presentNewApiKey(created, scopes) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
