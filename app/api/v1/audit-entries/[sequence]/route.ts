import { presentAuditEntry, readAuditEntry } from "@/lib/api/resources/audit-entries";
import { getAuditEntry } from "@/lib/audit/queries";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(readAuditEntry, async ({ context, params }) => ({
  status: 200,
  body: presentAuditEntry(await getAuditEntry(context, params.sequence)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
