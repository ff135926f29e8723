import { notFound } from "@/lib/core/errors";
import { findArticle } from "@/lib/help/articles";
import { problemResponse } from "@/lib/http/problem";

export const dynamic = "force-dynamic";

type ArticleProps = { params: Promise<{ slug: string }> };

/** An article as Markdown, for the drawer beside the page. */
export async function GET(request: Request, { params }: ArticleProps): Promise<Response> {
  const article = findArticle((await params).slug);
  if (article === null)
    return problemResponse(notFound("article"), request.headers.get("x-request-id") ?? "");
  const { slug, title, body, updated } = article;
  return Response.json({ slug, title, body, updated });
}
