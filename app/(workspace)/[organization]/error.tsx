"use client";

import { useEffect } from "react";

import { ErrorState } from "@/components/feedback/error-state";
import { Button } from "@/components/ui/button";
import { reportBrowserError } from "@/lib/observability/report-browser-error";

type WorkspaceErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** A page of the workspace failed; the shell around it still works. */
export default function WorkspaceError({ error, reset }: WorkspaceErrorProps) {
  useEffect(() => reportBrowserError(error), [error]);

  return (
    <ErrorState
      headingLevel={1}
      title="This page could not be loaded"
      description="Nothing was changed. Try again; if it fails again, quote the id below to support."
      errorId={error.digest}
      actions={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    />
  );
}
