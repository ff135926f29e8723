import { createPolicy } from "@/lib/alert-policies/mutations/create-policy";
import { getPolicy, listPolicies } from "@/lib/alert-policies/queries";
import {
  createAlertPolicy,
  listAlertPolicies,
  presentAlertPolicy,
  withApiFields,
} from "@/lib/api/resources/alert-policies";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { camelCaseKeys } from "@/lib/core/key-case";

export const GET = apiEndpoint(listAlertPolicies, async ({ context, query, after, cursorTo }) => {
  const { severity, kind, enabled = null, search = "", limit } = query;
  const filters = { search, severities: severity, kinds: kind, enabled, firing: false };
  const { items, next } = await listPolicies(context, { filters, after, limit });
  return { status: 200, body: { data: items.map(presentAlertPolicy), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(createAlertPolicy, async ({ context, body, writeId }) => {
  const { id } = await withApiFields(() => createPolicy(context, camelCaseKeys(body), writeId));
  return { status: 201, body: presentAlertPolicy(await getPolicy(context, id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
