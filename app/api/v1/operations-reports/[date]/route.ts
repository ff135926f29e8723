import { presentOperationsReport, readOperationsReport } from "@/lib/api/resources/operations-reports";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getOperationsReport } from "@/lib/operations-report/queries";

export const GET = apiEndpoint(readOperationsReport, async ({ context, params }) => ({
  status: 200,
  body: presentOperationsReport(await getOperationsReport(context, params.date)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
