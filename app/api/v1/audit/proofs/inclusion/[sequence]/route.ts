import { presentInclusion, proveAuditInclusion } from "@/lib/api/resources/audit-proofs";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { proveInclusion } from "@/lib/transparency/queries";

export const GET = apiEndpoint(proveAuditInclusion, async ({ context, params, query }) => {
  const proof = await proveInclusion(context, { sequence: params.sequence, treeSize: query.tree_size });
  return { status: 200, body: presentInclusion(proof) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
