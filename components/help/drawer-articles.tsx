"use client";

import { useState } from "react";

import { DrawerFailure } from "@/components/help/drawer-failure";
import { useFetched } from "@/components/help/use-fetched";
import { useHelpSearch } from "@/components/help/use-help-search";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { ArticleSummary } from "@/lib/help/types";

type DrawerArticlesProps = {
  /** The id of the page in the navigation. */
  area: string;
  /** Its path below the organisation: the articles about this very page come first. */
  path: string;
  onOpen: (slug: string) => void;
};

/** The articles about a page, or those that answer what is typed. */
export function DrawerArticles({ area, path, onOpen }: DrawerArticlesProps) {
  const [typed, setTyped] = useState("");
  const { answer, retry } = useFetched<{ articles: ArticleSummary[] }>(
    `/api/help/areas/${area}?${new URLSearchParams({ path })}`,
  );
  const found = useHelpSearch(typed);
  const isSearching = found.typed !== "" && typed.trim() !== "";
  // A term of the glossary has no article to open here.
  const hits = [...found.hits, ...found.closest].filter(({ slug }) => !slug.includes("#"));
  return (
    <>
      <Input
        type="search"
        aria-label="Search help"
        placeholder="Search help"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {isSearching && (
        <div role="status" className="text-muted-foreground text-sm">
          {found.hits.length > 0 ? `${hits.length} articles` : "No article answers this. These come closest:"}
        </div>
      )}
      {isSearching ? (
        <Titles
          articles={hits.map(({ slug, title, excerpt }) => ({ slug, title, summary: excerpt }))}
          onOpen={onOpen}
        />
      ) : answer.state === "failed" ? (
        <DrawerFailure onRetry={retry} />
      ) : answer.state === "loading" ? (
        <div className="grid gap-4" aria-busy>
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      ) : (
        <Titles articles={answer.value.articles} onOpen={onOpen} />
      )}
    </>
  );
}

function Titles({
  articles,
  onOpen,
}: {
  articles: readonly ArticleSummary[];
  onOpen: (slug: string) => void;
}) {
  return (
    <ul className="grid gap-1">
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <button
            type="button"
            onClick={() => onOpen(slug)}
            className="hover:bg-accent -mx-2 block w-[calc(100%+1rem)] rounded-md px-2 py-1.5 text-left"
          >
            <span className="text-link font-medium">{title}</span>
            <span className="text-muted-foreground line-clamp-2 text-sm">{summary}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
