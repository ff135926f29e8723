import { now } from "@/lib/core/clock";
import { requireStaff } from "@/lib/auth/staff";
import { articleDraft, draftSlug } from "@/lib/help/article-draft";
import { HelpQuery } from "@/lib/help/schema";
import { searchHelp } from "@/lib/help/search";

export const dynamic = "force-dynamic";

const CLOSEST = 3;

/** The draft of an article for a search that nothing answers: `?q=`. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff();
  const query = HelpQuery.safeParse(new URL(request.url).searchParams.get("q") ?? "").data ?? "";
  const { hits, closest } = searchHelp(query, { limit: CLOSEST });
  const draft = articleDraft({
    query,
    closest: [...hits, ...closest],
    today: now().toISOString().slice(0, 10),
  });
  return new Response(draft, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${draftSlug(query)}.md"`,
      "cache-control": "no-store",
    },
  });
}
