import { notFound } from "next/navigation";
import { ArticleView } from "@/components/help/article-view";
import { HelpContact } from "@/components/help/help-contact";
import { HelpFrame } from "@/components/help/help-frame";
import type { HelpPlace } from "@/components/help/help-place";
import { HelpfulForm } from "./helpful-form";
import { env } from "@/lib/env";
import { findArticle, relatedArticles } from "@/lib/help/articles";
import { recordingOfArticle } from "@/lib/help/recordings";
import { sendHelpfulAction } from "./actions";

/** One article; 404 for a slug that is none. */
export function HelpArticlePage({ place, slug }: { place: HelpPlace; slug: string }) {
  const article = findArticle(slug) ?? notFound();
  return (
    <HelpFrame place={place} current={null}>
      <ArticleView
        article={article}
        related={relatedArticles(article)}
        recording={recordingOfArticle(slug)}
        place={place}
      >
        <HelpfulForm slug={slug} send={sendHelpfulAction} />
        <HelpContact supportEmail={env.SUPPORT_EMAIL ?? null} about={article.title} place={place} />
      </ArticleView>
    </HelpFrame>
  );
}
