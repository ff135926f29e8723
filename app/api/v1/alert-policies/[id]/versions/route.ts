import { listVersions } from "@/lib/alert-policies/queries";
import { listAlertPolicyVersions, presentVersion } from "@/lib/api/resources/alert-policies";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(listAlertPolicyVersions, async ({ context, params, query }) => {
  const { items, next } = await listVersions(context, {
    id: params.id,
    after: query.before,
    limit: query.limit,
  });
  return { status: 200, body: { data: items.map(presentVersion), next_before: next } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
