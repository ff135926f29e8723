import { SearchX } from "lucide-react";
import Link from "next/link";

import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";

/** Nothing matches what was asked; not to be confused with nothing being there. */
export function FilterEmpty({ noun, clearHref }: { noun: string; clearHref: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title={`No ${noun} match these filters`}
      description="Widen the filters, or clear them to see everything."
      action={
        <Button asChild>
          <Link href={clearHref}>Clear filters</Link>
        </Button>
      }
    />
  );
}
