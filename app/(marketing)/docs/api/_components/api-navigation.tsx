"use client";

import Link from "next/link";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import type { OperationGroup } from "./operations";

type ApiNavigationProps = { groups: Pick<OperationGroup, "tag" | "slug" | "links">[] };

/** Every operation, narrowed by what is typed. Without JavaScript it is the whole list. */
export function ApiNavigation({ groups }: ApiNavigationProps) {
  const [search, setSearch] = useState("");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = groups
    .map(({ tag, slug, links }) => ({
      tag,
      slug,
      links: links.filter(({ method, path, summary }) => {
        const text = `${tag} ${method} ${path} ${summary}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ links }) => links.length > 0);
  return (
    <nav
      aria-label="Operations"
      className="grid max-h-80 content-start gap-4 overflow-y-auto border-b px-4 py-6 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0"
    >
      <Input
        type="search"
        aria-label="Search the operations"
        placeholder="Search the operations"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div role="status" className="text-muted-foreground text-sm empty:hidden">
        {shown.length === 0 && "No operation matches. Try a part of its path, such as members."}
      </div>
      {shown.map(({ tag, slug, links }) => (
        <div key={tag} className="grid gap-1">
          <Link
            href={`/docs/api/${slug}`}
            prefetch={false}
            className="py-1 text-sm font-semibold hover:underline"
          >
            {tag}
          </Link>
          <ul className="grid gap-0.5">
            {links.map(({ id, method, summary }) => (
              <li key={id}>
                <Link
                  href={`/docs/api/${slug}#${id}`}
                  prefetch={false}
                  className="hover:bg-accent flex min-h-7 items-center gap-2 rounded-md px-2 py-1 text-sm"
                >
                  <span className="text-muted-foreground w-14 shrink-0 font-mono text-xs">{method}</span>
                  {summary}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
