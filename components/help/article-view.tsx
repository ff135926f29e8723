import type { ReactNode } from "react";

import { ArticleList } from "@/components/help/article-list";
import { HelpMarkdown } from "@/components/help/help-markdown";
import { helpHref, type HelpPlace } from "@/components/help/help-place";
import { PrintButton } from "@/components/help/print-button";
import { TableOfContents } from "@/components/help/table-of-contents";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { formatDay } from "@/lib/core/format/date-time";
import { formatDuration } from "@/lib/core/format/duration";
import { headingsOf } from "@/lib/help/headings";
import { HELP_SECTIONS } from "@/lib/help/sections";
import type { Article, ArticleSummary, Recording } from "@/lib/help/types";

type ArticleViewProps = {
  article: Article;
  related: readonly ArticleSummary[];
  /** The film that shows the same; null where there is none. */
  recording: Recording | null;
  place: HelpPlace;
  /** The question whether it helped, and whom to ask otherwise. */
  children: ReactNode;
};

/** One article with its contents and what to read next. */
export function ArticleView({ article, related, recording, place, children }: ArticleViewProps) {
  const headings = headingsOf(article.body);
  const section = HELP_SECTIONS[article.section];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
      <article
        aria-labelledby="article-title"
        className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-5"
      >
        <header className="max-w-reading grid gap-2 text-lg">
          <Breadcrumb
            crumbs={[
              { label: "Help center", href: helpHref(place) },
              { label: section.title, href: `${helpHref(place)}#${article.section}` },
            ]}
          />
          <h1 id="article-title" className="text-2xl font-semibold tracking-tight text-balance">
            {article.title}
          </h1>
          <p className="text-muted-foreground flex flex-wrap items-center justify-between gap-3 text-sm">
            <span>
              Updated <time dateTime={article.updated}>{formatDay(new Date(article.updated), "UTC")}</time>
            </span>
            <PrintButton />
          </p>
        </header>
        <HelpMarkdown markdown={article.body} place={place} />
        {recording && (
          <p data-print="hide" className="text-muted-foreground">
            To watch instead:{" "}
            <a
              href={`${helpHref(place, "videos")}#${recording.slug}`}
              className="text-link underline underline-offset-2"
            >
              {recording.title}
            </a>
            , {formatDuration(recording.seconds)}.
          </p>
        )}
        <div className="max-w-reading border-t pt-5 text-lg">
          <div className="grid gap-5 text-base">{children}</div>
        </div>
      </article>
      <aside
        aria-label="More about this"
        className="grid content-start gap-8 lg:sticky lg:top-20 lg:self-start"
      >
        <TableOfContents headings={headings} />
        {related.length > 0 && (
          <nav aria-labelledby="related" data-print="hide" className="border-l pl-4 text-sm">
            <h2 id="related" className="text-muted-foreground font-medium">
              Related
            </h2>
            <div className="mt-1.5">
              <ArticleList articles={related} place={place} />
            </div>
          </nav>
        )}
      </aside>
    </div>
  );
}
