export const dynamic = "force-dynamic";

/** The process runs and answers; what it depends on is told by /api/health/ready. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
