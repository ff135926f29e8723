import type { Metadata } from "next";
import { HelpArticlePage } from "@/app/_help/help-article-page";
import { requireOrganization } from "@/lib/auth/organization-context";
import { findArticle } from "@/lib/help/articles";

type ArticleProps = { params: Promise<{ organization: string; slug: string }> };

export async function generateMetadata({ params }: ArticleProps): Promise<Metadata> {
  return { title: findArticle((await params).slug)?.title ?? "Help" };
}

export default async function WorkspaceHelpArticlePage({ params }: ArticleProps) {
  const { organization, slug } = await params;
  const context = await requireOrganization(organization);
  return <HelpArticlePage place={{ organization: context.organizationSlug }} slug={slug} />;
}
