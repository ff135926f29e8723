import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/components/ui/class-names";

type ErrorStateProps = {
  /** What failed, in the words of the page: "The metrics could not be loaded". */
  title: string;
  description?: ReactNode;
  /** What support needs to find this failure in the logs. */
  errorId?: string;
  /** Retry, and where else to go. */
  actions?: ReactNode;
  headingLevel?: 1 | 2;
  className?: string;
};

/** What failed, what to do, and the id to quote. */
export function ErrorState({
  title,
  description,
  errorId,
  actions,
  headingLevel = 2,
  className,
}: ErrorStateProps) {
  const Heading = headingLevel === 1 ? "h1" : "h2";
  return (
    <div
      className={cn(
        "mx-auto grid w-full max-w-xl justify-items-center gap-4 px-4 py-12 text-center",
        className,
      )}
    >
      <span className="border-critical-border bg-critical-surface text-critical flex size-10 items-center justify-center rounded-lg border">
        <CircleAlert className="size-5" aria-hidden />
      </span>
      <div className="grid gap-1">
        <Heading className="text-lg font-semibold">{title}</Heading>
        {description && <p className="text-muted-foreground text-balance">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
      {errorId && (
        <p className="text-muted-foreground flex items-center gap-1 text-sm">
          Request id <code className="text-foreground font-mono">{errorId}</code>
          <CopyButton value={errorId} label="Copy error id" />
        </p>
      )}
    </div>
  );
}
