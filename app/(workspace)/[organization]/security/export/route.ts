import { requireOrganization } from "@/lib/auth/organization-context";
import { requirePermission } from "@/lib/core/permissions";
import { textStream } from "@/lib/http/text-stream";
import { exportSecurityEvents } from "@/lib/security-events/export";
import { parseEventFilters } from "@/lib/security-events/filters";

type ExportRouteProps = { params: Promise<{ organization: string }> };

/** The list as CSV, with the filters of its address. */
export async function GET(request: Request, { params }: ExportRouteProps): Promise<Response> {
  const context = await requireOrganization((await params).organization);
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
}
