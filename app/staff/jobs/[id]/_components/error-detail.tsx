import { Banner } from "@/components/feedback/banner";
import type { JobError } from "@/lib/jobs/types";

/** What went wrong, and where when asked. */
export function ErrorDetail({ error }: { error: JobError }) {
  return (
    <Banner tone="critical" title={error.message}>
      {error.stack === null ? (
        error.name
      ) : (
        <details>
          <summary className="w-fit cursor-pointer">{error.name}: where it was thrown</summary>
          <pre tabIndex={0} aria-label="Stack" className="mt-2 overflow-x-auto font-mono text-xs">
            {error.stack}
          </pre>
        </details>
      )}
    </Banner>
  );
}
