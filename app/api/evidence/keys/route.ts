import { publishedKeys } from "@/lib/evidence/signing/key-ring";

export const dynamic = "force-dynamic";

/** Every public key that ever signed evidence: open to anybody who verifies. */
export async function GET(): Promise<Response> {
  return Response.json(await publishedKeys(), { headers: { "cache-control": "no-store" } });
}
