import { CodeSnippet } from "@/components/ui/code-snippet";
import { formatBytes } from "@/lib/core/format/bytes";
import type { Shown } from "@/lib/jobs/types";

/** JSON to read and copy, or its size where it is too large for that. */
export function ShownJson({ label, json }: { label: string; json: Shown }) {
  if ("text" in json) return <CodeSnippet label={label} code={json.text} />;
  return (
    <p className="text-muted-foreground text-sm">
      {label}: {formatBytes(json.bytes)}, too large to show.
    </p>
  );
}
