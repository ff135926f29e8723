"use client";

import Link from "next/link";
import { useParams, usePathname } from "next/navigation";
import { useEffect } from "react";

import { ErrorState } from "@/components/feedback/error-state";
import { reportHref } from "@/components/support/report-href";
import { Button } from "@/components/ui/button";
import { reportBrowserError } from "@/lib/observability/report-browser-error";

type WorkspaceErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** A page of the workspace failed; the shell around it still works. */
export default function WorkspaceError({ error, reset }: WorkspaceErrorProps) {
  useEffect(() => reportBrowserError(error), [error]);
  const pathname = usePathname();
  const { organization } = useParams<{ organization: string }>();

  return (
    <ErrorState
      headingLevel={1}
      title="This page could not be loaded"
      description="Nothing was changed. Try again; if it fails again, report it: the id below goes along."
      errorId={error.digest}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <Button asChild>
            <Link href={reportHref(organization, { page: pathname, request: error.digest })}>
              Report an issue
            </Link>
          </Button>
        </>
      }
    />
  );
}
