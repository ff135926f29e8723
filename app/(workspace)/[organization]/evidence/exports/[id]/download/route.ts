import { organizationRoute } from "@/lib/auth/organization-route";
import { notFound } from "@/lib/core/errors";
import { archiveResponse } from "@/lib/evidence-exports/archive-response";
import { openExport } from "@/lib/evidence-exports/queries";
import { ExportId } from "@/lib/evidence-exports/schema";

/** The bundle, put together while it is read; a download that broke off goes on where it was. */
export const GET = organizationRoute<{ organization: string; id: string }>(
  async ({ context, params, request }) => {
    const asked = ExportId.safeParse({ id: params.id });
    if (!asked.success) throw notFound("export");
    return archiveResponse(request, await openExport(context, asked.data.id));
  },
);
