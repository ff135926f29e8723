import { readReportDocument } from "@/lib/api/resources/soc2-reports";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { openSealedReport } from "@/lib/soc2-report/queries";

export const GET = apiEndpoint(readReportDocument, async ({ context, params }) => ({
  status: 200,
  body: (await openSealedReport(context, params.id)).document,
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
