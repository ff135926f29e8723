import Link from "next/link";

import { helpHref, type HelpPlace } from "@/components/help/help-place";
import type { ArticleSummary } from "@/lib/help/types";

type ArticleListProps = { articles: readonly ArticleSummary[]; place: HelpPlace; withSummaries?: boolean };

export function ArticleList({ articles, place, withSummaries = false }: ArticleListProps) {
  return (
    <ul className={withSummaries ? "grid gap-3" : "grid gap-0.5"}>
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <Link
            href={helpHref(place, slug)}
            prefetch={false}
            className="text-link inline-block py-0.5 underline-offset-4 hover:underline"
          >
            {title}
          </Link>
          {withSummaries && <p className="text-muted-foreground">{summary}</p>}
        </li>
      ))}
    </ul>
  );
}
