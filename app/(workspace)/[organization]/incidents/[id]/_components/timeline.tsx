import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import { eventWords } from "@/lib/incidents/event-text";
import type { TimelineEntry } from "@/lib/incidents/types";

/** Everything that happened, the earliest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <EmptyState title="Nothing yet" />;
  return (
    <ol className="relative grid gap-3 border-l pl-4">
      {entries.map((entry) => {
        const { text, quote } = eventWords(entry);
        return (
          <li key={entry.id} className="relative grid gap-0.5">
            <span
              aria-hidden
              className="bg-border-strong absolute top-1.5 -left-[1.3rem] size-2 rounded-full"
            />
            <p className="text-sm">
              <span className="font-medium">{entry.actor}</span> {text}
              {entry.fromNumber !== null && (
                <span className="text-muted-foreground"> (in incident {entry.fromNumber})</span>
              )}
            </p>
            {quote && <p className="max-w-reading text-sm whitespace-pre-wrap">{quote}</p>}
            <ExactTime at={entry.at} precision="second" className="text-muted-foreground text-xs" />
          </li>
        );
      })}
    </ol>
  );
}
