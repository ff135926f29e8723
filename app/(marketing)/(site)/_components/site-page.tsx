import type { ReactNode } from "react";

type SitePageProps = { title: string; lead: ReactNode; children: ReactNode };

/** A page of the site: its one heading, what it is about, and the rest. */
export function SitePage({ title, lead, children }: SitePageProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 py-12">
      <div className="grid gap-3">
        <h1 className="text-3xl font-semibold tracking-tight text-balance">{title}</h1>
        <p className="max-w-reading text-muted-foreground text-lg text-pretty">{lead}</p>
      </div>
      {children}
    </div>
  );
}
