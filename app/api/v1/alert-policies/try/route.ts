import { tryPolicy } from "@/lib/alert-policies/try/try-policy";
import { presentTrial, tryAlertPolicy, withApiFields } from "@/lib/api/resources/alert-policies";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { camelCaseKeys, snakeCase } from "@/lib/core/key-case";

export const POST = apiEndpoint(tryAlertPolicy, async ({ context, body }) => {
  const { policy, range, policy_id: policyId } = body;
  const trial = await withApiFields(
    () => tryPolicy(context, { settings: camelCaseKeys(policy), range, policyId }),
    (field) => `policy.${snakeCase(field)}`,
  );
  return { status: 200, body: presentTrial(trial) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
