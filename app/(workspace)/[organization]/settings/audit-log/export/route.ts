import { exportAuditLog } from "@/lib/audit/export";
import { AuditFilter } from "@/lib/audit/schema";
import { organizationRoute } from "@/lib/auth/organization-route";
import { now } from "@/lib/core/clock";
import { queryParams } from "@/lib/http/query-params";

export const GET = organizationRoute(async ({ context, request }) => {
  const filter = AuditFilter.parse(queryParams(request.url));
  const day = now().toISOString().slice(0, 10);
  return new Response(await exportAuditLog(context, filter), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-log-${context.organizationSlug}-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
});
