import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";

import { EmptyState } from "@/components/feedback/empty-state";
import { Logo } from "@/components/layout/logo";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

/** One answer for what does not exist and for what belongs to somebody else. */
export default function NotFound() {
  return (
    <>
      <header className="px-4 py-4 md:px-6">
        <Link href="/" aria-label="Regulix, start page" className="inline-flex rounded-md">
          <Logo />
        </Link>
      </header>
      <main id="main" className="grid min-h-[70dvh] place-items-center">
        <h1 className="sr-only">Page not found</h1>
        <EmptyState
          icon={SearchX}
          title="This page does not exist"
          description="The address may be mistyped, the record may have been deleted, or your account may not have access to it."
          action={
            <Button asChild>
              <Link href="/">Go to the start page</Link>
            </Button>
          }
        />
      </main>
    </>
  );
}
