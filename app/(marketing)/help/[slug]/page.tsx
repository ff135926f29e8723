import type { Metadata } from "next";
import { HelpArticlePage } from "@/app/_help/help-article-page";
import { findArticle } from "@/lib/help/articles";

type ArticleProps = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: ArticleProps): Promise<Metadata> {
  const article = findArticle((await params).slug);
  return article ? { title: article.title, description: article.summary } : { title: "Help" };
}

export default async function PublicHelpArticlePage({ params }: ArticleProps) {
  return <HelpArticlePage place={{ organization: null }} slug={(await params).slug} />;
}
