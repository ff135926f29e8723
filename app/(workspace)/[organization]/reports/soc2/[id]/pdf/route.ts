import { Readable } from "node:stream";
import { organizationRoute } from "@/lib/auth/organization-route";
import { notFound } from "@/lib/core/errors";
import { openReportPdf } from "@/lib/soc2-report/queries";
import { ReportId } from "@/lib/soc2-report/schema";

export const GET = organizationRoute<{ organization: string; id: string }>(async ({ context, params }) => {
  const asked = ReportId.safeParse({ id: params.id });
  if (!asked.success) throw notFound("report");
  const { name, sizeBytes, stream } = await openReportPdf(context, asked.data.id);
  return new Response(Readable.toWeb(Readable.from(stream)) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name}"`,
      "content-length": String(sizeBytes),
      "cache-control": "no-store",
    },
  });
});
