import Link from "next/link";
import type { ReactNode } from "react";

import { helpHref, loadsAnew, type HelpPlace } from "@/components/help/help-place";

const PAGES = [
  { path: "", label: "Help center" },
  { path: "glossary", label: "Glossary" },
  { path: "videos", label: "Videos" },
  { path: "changelog", label: "Changelog" },
];

type HelpFrameProps = {
  place: HelpPlace;
  /** The path of the page below help, to mark it in the navigation; null for an article. */
  current: string | null;
  children: ReactNode;
};

/** What every page of help has above its content. */
export function HelpFrame({ place, current, children }: HelpFrameProps) {
  return (
    <div className="max-w-content mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-6">
      <nav aria-label="Help" data-print="hide" className="flex flex-wrap gap-x-5 gap-y-1 border-b pb-2">
        {PAGES.map(({ path, label }) => {
          const href = helpHref(place, path);
          const Anchor = loadsAnew(href) ? "a" : Link;
          return (
            <Anchor
              key={path}
              href={href}
              aria-current={path === current ? "page" : undefined}
              className="text-muted-foreground hover:text-foreground aria-[current=page]:text-foreground py-1 font-medium"
            >
              {label}
            </Anchor>
          );
        })}
        <Link href="/docs/api" className="text-muted-foreground hover:text-foreground py-1 font-medium">
          API reference
        </Link>
      </nav>
      {children}
    </div>
  );
}
