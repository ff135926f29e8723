"use client";

import Link from "next/link";
import { useEffect } from "react";

import { ErrorState } from "@/components/feedback/error-state";
import { Button } from "@/components/ui/button";
import { reportBrowserError } from "@/lib/observability/report-browser-error";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What a person sees when a page fails: constant words, the id to quote, and a way to try again. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  useEffect(() => reportBrowserError(error), [error]);
  return (
    <main id="main" className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        headingLevel={1}
        title="This page could not be loaded"
        description="Nothing was changed. Try again; if it fails again, quote the id below to support."
        errorId={error.digest}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Go to the start page</Link>
            </Button>
          </>
        }
      />
    </main>
  );
}
