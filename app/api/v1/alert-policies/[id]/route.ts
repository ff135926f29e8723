import { updatePolicy } from "@/lib/alert-policies/mutations/change-policy";
import { deletePolicy } from "@/lib/alert-policies/mutations/delete-policy";
import { getPolicy } from "@/lib/alert-policies/queries";
import {
  changeAlertPolicy,
  presentAlertPolicy,
  readAlertPolicy,
  removeAlertPolicy,
  withApiFields,
} from "@/lib/api/resources/alert-policies";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { camelCaseKeys } from "@/lib/core/key-case";

export const GET = apiEndpoint(readAlertPolicy, async ({ context, params }) => ({
  status: 200,
  body: presentAlertPolicy(await getPolicy(context, params.id)),
}));

export const PATCH = apiEndpoint(changeAlertPolicy, async ({ context, params: { id }, body }) => {
  const { version, ...changes } = body;
  const settings = camelCaseKeys(changes) as Record<string, unknown>;
  await withApiFields(() => updatePolicy(context, { id, version, settings }));
  return { status: 200, body: presentAlertPolicy(await getPolicy(context, id)) };
});

export const DELETE = apiEndpoint(removeAlertPolicy, async ({ context, params }) => {
  await deletePolicy(context, params.id);
  return { status: 204 };
});

export { refuseMethod as POST, refuseMethod as PUT, tellMethods as OPTIONS } from "@/lib/api/other-methods";
