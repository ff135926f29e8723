import { requireDesk } from "@/lib/auth/support-desk";
import { now } from "@/lib/core/clock";
import { ticketsAsCsv } from "@/lib/support/reports/csv";
import { lastDays, toReportDays } from "@/lib/support/reports/period";

export const dynamic = "force-dynamic";

/** The tickets of the last days as CSV: `?days=30`. */
export async function GET(request: Request): Promise<Response> {
  await requireDesk();
  const days = toReportDays(new URL(request.url).searchParams.get("days"));
  return new Response(await ticketsAsCsv(lastDays(days, now())), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="support-tickets-${days}-days.csv"`,
      "cache-control": "no-store",
    },
  });
}
