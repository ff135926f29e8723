import { presentReport, readReportEndpoint } from "@/lib/api/resources/soc2-reports";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getReport } from "@/lib/soc2-report/queries";

export const GET = apiEndpoint(readReportEndpoint, async ({ context, params }) => ({
  status: 200,
  body: presentReport(await getReport(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
