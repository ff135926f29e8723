import { presentConsistency, proveAuditConsistency } from "@/lib/api/resources/audit-proofs";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { proveConsistency } from "@/lib/transparency/queries";

export const GET = apiEndpoint(proveAuditConsistency, async ({ context, params, query }) => ({
  status: 200,
  body: presentConsistency(await proveConsistency(context, { from: params.from, to: query.to })),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
