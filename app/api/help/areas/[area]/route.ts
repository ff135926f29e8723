import { articlesOfPage } from "@/lib/help/articles";

export const dynamic = "force-dynamic";

type AreaProps = { params: Promise<{ area: string }> };

/**
 * The articles about a page of the workspace, by its id in the navigation and its path below the organisation
 * (`?path=`); those for beginners for any other.
 */
export async function GET(request: Request, { params }: AreaProps): Promise<Response> {
  const path = new URL(request.url).searchParams.get("path") ?? "";
  return Response.json({ articles: articlesOfPage((await params).area, path) });
}
