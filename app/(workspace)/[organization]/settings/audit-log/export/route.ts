import { exportAuditLog } from "@/lib/audit/export";
import { AuditFilter } from "@/lib/audit/schema";
import { organizationRoute } from "@/lib/auth/organization-route";
import { now } from "@/lib/core/clock";

export const GET = organizationRoute(async ({ context, request }) => {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  const filter = AuditFilter.parse(
    Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])),
  );
  const day = now().toISOString().slice(0, 10);
  return new Response(await exportAuditLog(context, filter), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-log-${context.organizationSlug}-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
});
