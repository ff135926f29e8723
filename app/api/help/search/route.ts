import { originOf } from "@/lib/auth/request-origin";
import { limitHelp } from "@/lib/help/limits";
import { HelpQuery } from "@/lib/help/schema";
import { searchHelp } from "@/lib/help/search";
import { problemResponse } from "@/lib/http/problem";

export const dynamic = "force-dynamic";

const SHOWN_HITS = 6;

/** What the search of help and the palette show while somebody types: `?q=`. Open to everybody, as help is. */
export async function GET(request: Request): Promise<Response> {
  const origin = originOf(request.headers);
  try {
    await limitHelp("search", origin);
    const query = HelpQuery.safeParse(new URL(request.url).searchParams.get("q") ?? "");
    const answer = searchHelp(query.data ?? "", { limit: SHOWN_HITS });
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(error, origin.requestId);
  }
}
