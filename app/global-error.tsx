"use client";

import { useEffect } from "react";

import "@/app/globals.css";
import { reportBrowserError } from "@/lib/observability/report-browser-error";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The last resort, when even the root layout failed: it may rely on nothing but its own markup. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  useEffect(() => reportBrowserError(error), [error]);
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-items-center p-4 text-center font-sans">
        <title>Regulix is not available</title>
        <main className="grid max-w-md justify-items-center gap-4">
          <h1 className="text-lg font-semibold">Regulix could not start this page</h1>
          <p className="text-muted-foreground">Nothing was changed. Try again in a moment.</p>
          <button
            type="button"
            onClick={reset}
            className="bg-primary text-primary-foreground hover:bg-primary-hover h-8 rounded-md px-3 font-medium"
          >
            Try again
          </button>
          {error.digest && <p className="text-muted-foreground font-mono text-sm">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
