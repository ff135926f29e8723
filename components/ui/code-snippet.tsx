import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";

type CodeSnippetProps = {
  code: string;
  /** Names the snippet: "Send a first metric with curl". */
  label: string;
  className?: string;
};

/** A command or a payload that works when pasted, with a button that copies all of it. */
export function CodeSnippet({ code, label, className }: CodeSnippetProps) {
  return (
    <figure className={cn("bg-muted min-w-0 overflow-hidden rounded-lg border text-left", className)}>
      <figcaption className="text-muted-foreground flex min-h-9 items-center justify-between gap-3 border-b py-1 pr-1.5 pl-3 text-sm">
        {label}
        <CopyButton value={code} label="Copy" withText />
      </figcaption>
      {/* A scrolling region must be reachable by keyboard. */}
      <pre
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto p-3 text-sm leading-5 focus-visible:-outline-offset-2"
      >
        <code className="font-mono">{code}</code>
      </pre>
    </figure>
  );
}
