import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/core/format/number";

type PaginationProps = {
  /** Rows on this page. */
  shown: number;
  /** All rows that match; leave out where counting would cost too much. */
  total?: number;
  /** The plural noun of the rows: "events". */
  noun: string;
  previousHref?: string;
  nextHref?: string;
};

/** Cursor pages: forward, back, and how many there are. */
export function Pagination({ shown, total, noun, previousHref, nextHref }: PaginationProps) {
  const count =
    total === undefined
      ? `${formatNumber(shown)} ${noun} on this page`
      : `${formatNumber(shown)} of ${formatNumber(total)} ${noun}`;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <p className="tabular text-muted-foreground">{count}</p>
      <div className="flex gap-2">
        <PageLink href={previousHref} rel="prev">
          <ChevronLeft aria-hidden />
          Previous
        </PageLink>
        <PageLink href={nextHref} rel="next">
          Next
          <ChevronRight aria-hidden />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({ href, rel, children }: { href?: string; rel: "prev" | "next"; children: ReactNode }) {
  if (!href) {
    return (
      <Button size="sm" disabled>
        {children}
      </Button>
    );
  }
  return (
    <Button size="sm" asChild>
      <Link href={href} rel={rel}>
        {children}
      </Link>
    </Button>
  );
}
