import { presentOrganization, readOrganization, renameOrganization } from "@/lib/api/resources/organization";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getOrganization } from "@/lib/organizations/get-organization";
import { updateOrganization } from "@/lib/organizations/mutations/update-organization";

export const GET = apiEndpoint(readOrganization, async ({ context }) => ({
  status: 200,
  body: presentOrganization(await getOrganization(context)),
}));

export const PATCH = apiEndpoint(renameOrganization, async ({ context, body }) => {
  await updateOrganization(context, body);
  return { status: 200, body: presentOrganization(await getOrganization(context)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
