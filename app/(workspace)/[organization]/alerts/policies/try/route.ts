import { fieldLabel } from "@/lib/alert-policies/labels";
import { settingsOf } from "@/lib/alert-policies/settings-of";
import { tryPolicy } from "@/lib/alert-policies/try/try-policy";
import { TRY_RANGES, type PolicyTrial } from "@/lib/alert-policies/try/types";
import { organizationRoute } from "@/lib/auth/organization-route";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";

/**
 * What a draft would have done: `?settings=<the form as JSON>&range=7d&policy=<id of the live one>`. A route and no
 * action, so that the editor can drop a question that it has already asked anew. A draft that is not complete yet is
 * no error.
 */
export const GET = organizationRoute(async ({ context, request }) => {
  const { searchParams } = new URL(request.url);
  const policyId = searchParams.get("policy") ?? undefined;
  const trial = await tryPolicy(context, {
    // What a policy is called decides nothing, and a new one has no name yet.
    settings: { ...settingsOf(readJson(searchParams.get("settings"))), policyName: "Draft" },
    range: TRY_RANGES.find((range) => range === searchParams.get("range")) ?? "7d",
    policyId: policyId !== undefined && isId(policyId) ? policyId : undefined,
  }).catch(incomplete);
  return Response.json(trial, { headers: { "cache-control": "no-store" } });
});

function incomplete(error: unknown): PolicyTrial {
  if (!(error instanceof AppError) || error.code !== "INVALID_INPUT") throw error;
  const [first] = error.fields;
  const reason = first ? `${fieldLabel(first.field)} ${first.message}.` : error.message;
  return { kind: "not_tried", reason };
}

function readJson(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
