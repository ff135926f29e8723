import { organizationRoute } from "@/lib/auth/organization-route";
import { requirePermission } from "@/lib/core/permissions";
import { queryParams } from "@/lib/http/query-params";
import { textStream } from "@/lib/http/text-stream";
import { exportSecurityEvents } from "@/lib/security-events/export";
import { parseEventFilters } from "@/lib/security-events/filters";

/** The list as CSV, with the filters of its address. */
export const GET = organizationRoute(async ({ context, request }) => {
  requirePermission(context, "security-events.read");
  const filters = parseEventFilters(queryParams(request.url));
  return new Response(textStream(exportSecurityEvents(context, filters)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${context.organizationSlug}-security-events.csv"`,
      "cache-control": "no-store",
    },
  });
});
