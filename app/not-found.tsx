import type { Metadata } from "next";
import Link from "next/link";

import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

/** One answer for what does not exist and for what belongs to somebody else. */
export default function NotFound() {
  return (
    <main id="main" className="grid min-h-[70dvh] place-items-center">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        title="This page does not exist"
        description="The address may be mistyped, the record may have been deleted, or your account may not have access to it."
        action={
          <Button asChild>
            <Link href="/">Go to the start page</Link>
          </Button>
        }
      />
    </main>
  );
}
