import { articlesOfArea } from "@/lib/help/articles";

export const dynamic = "force-dynamic";

type AreaProps = { params: Promise<{ area: string }> };

/** The articles about a page of the workspace, by its id in the navigation; those for beginners for any other. */
export async function GET(_request: Request, { params }: AreaProps): Promise<Response> {
  return Response.json({ articles: articlesOfArea((await params).area) });
}
