"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";

import { DrawerFailure } from "@/components/help/drawer-failure";
import { HelpMarkdown } from "@/components/help/help-markdown";
import { helpHref, type HelpPlace } from "@/components/help/help-place";
import { useFetched } from "@/components/help/use-fetched";
import { Skeleton } from "@/components/ui/skeleton";

type DrawerArticleProps = { slug: string; place: HelpPlace; onLeave: () => void };

/** One article in the drawer; its page has what belongs to it. */
export function DrawerArticle({ slug, place, onLeave }: DrawerArticleProps) {
  const { answer, retry } = useFetched<{ title: string; body: string }>(`/api/help/articles/${slug}`);
  const title = useRef<HTMLHeadingElement>(null);
  const isReady = answer.state === "ready";
  // The button that opened it is gone; screen readers go on with the article.
  useEffect(() => {
    if (isReady) title.current?.focus();
  }, [isReady]);
  if (answer.state === "failed") return <DrawerFailure onRetry={retry} />;
  if (answer.state === "loading") return <Skeleton className="h-64" />;
  return (
    <article className="grid gap-4">
      <h3 ref={title} tabIndex={-1} className="text-xl font-semibold tracking-tight">
        {answer.value.title}
      </h3>
      <HelpMarkdown markdown={answer.value.body} place={place} withAnchors={false} />
      <Link href={helpHref(place, slug)} onClick={onLeave} className="text-link w-fit hover:underline">
        Open as a page
      </Link>
    </article>
  );
}
