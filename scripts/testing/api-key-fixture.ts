import { createApiKey } from "@/lib/api-keys/mutations";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";
import type { OrganizationFixture } from "./organization-fixture";

/** The token of a new key with one scope. */
export async function createKeyFixture(
  { context }: OrganizationFixture,
  scope: ApiKeyScope,
): Promise<string> {
  return (await createApiKey(context, { name: "Collector", scopes: [scope], expiresInDays: 7 })).token;
}
