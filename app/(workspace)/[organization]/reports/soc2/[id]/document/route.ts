import { organizationRoute } from "@/lib/auth/organization-route";
import { notFound } from "@/lib/core/errors";
import { openSealedReport } from "@/lib/soc2-report/queries";
import { ReportId } from "@/lib/soc2-report/schema";

/** The signed document that belongs to the PDF. */
export const GET = organizationRoute<{ organization: string; id: string }>(async ({ context, params }) => {
  const asked = ReportId.safeParse({ id: params.id });
  if (!asked.success) throw notFound("report");
  const { name, document } = await openSealedReport(context, asked.data.id);
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
});
