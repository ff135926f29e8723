import { answerSingleSignOn } from "@/lib/auth/single-sign-on";
import { env } from "@/lib/env";

type Segment = { params: Promise<{ organizationId: string }> };

/** Where an organisation's own provider sends people back to. */
export async function GET(request: Request, { params }: Segment): Promise<Response> {
  const { organizationId } = await params;
  const path = await answerSingleSignOn(organizationId, new URL(request.url).searchParams);
  const headers = { location: new URL(path, env.APP_URL).href, "cache-control": "no-store" };
  return new Response(null, { status: 303, headers });
}
