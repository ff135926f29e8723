import { readReportPdf } from "@/lib/api/resources/soc2-reports";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { bytesOf } from "@/lib/storage/bytes-of";
import { openReportPdf } from "@/lib/soc2-report/queries";

export const GET = apiEndpoint(readReportPdf, async ({ context, params }) => {
  const { name, sha256, sizeBytes: bytes, stream } = await openReportPdf(context, params.id);
  return { status: 200, body: { name, sha256, bytes, content: (await bytesOf(stream)).toString("base64") } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
