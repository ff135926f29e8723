import { organizationRoute } from "@/lib/auth/organization-route";
import { requirePermission } from "@/lib/core/permissions";
import { textStream } from "@/lib/http/text-stream";
import { exportSecurityEvents } from "@/lib/security-events/export";
import { parseEventFilters } from "@/lib/security-events/filters";

/** The list as CSV, with the filters of its address. */
export const GET = organizationRoute(async ({ context, request }) => {
  requirePermission(context, "security-events.read");
  const asked = new URL(request.url).searchParams;
  const filters = parseEventFilters(
    Object.fromEntries([...asked.keys()].map((name) => [name, asked.getAll(name)])),
  );
  return new Response(textStream(exportSecurityEvents(context, filters)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${context.organizationSlug}-security-events.csv"`,
      "cache-control": "no-store",
    },
  });
});
