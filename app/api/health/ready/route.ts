import { readReadiness } from "@/lib/observability/readiness";

export const dynamic = "force-dynamic";

/** Whether what the product depends on answers: 503 when one part is down. */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.status === "ready" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
