import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { formatNumber } from "@/lib/core/format/number";
import { QUEUE_LABELS, QUEUES, type Queue } from "@/lib/support/desk/queues";
import type { SavedView } from "@/lib/support/desk/saved-views";
import type { QueueCounts } from "@/lib/support/desk/types";
import { DESK_PATH } from "./desk-location";
import { DeleteView } from "./delete-view";

type QueueNavProps = { current: Queue; counts: QueueCounts; views: readonly SavedView[]; query: string };

/** The queues with how many tickets stand in them, and the views one has saved. */
export function QueueNav({ current, counts, views, query }: QueueNavProps) {
  return (
    <nav aria-label="Queues" className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
      <ul className="flex gap-1 overflow-x-auto pb-1 lg:grid lg:overflow-visible lg:pb-0">
        {QUEUES.map((queue) => (
          <li key={queue} className="shrink-0">
            <Link
              href={`${DESK_PATH}?queue=${queue}`}
              aria-current={queue === current ? "true" : undefined}
              className={cn(
                "hover:bg-accent flex min-h-8 items-center justify-between gap-3 rounded-md px-2.5 text-sm pointer-coarse:min-h-10",
                queue === current && "bg-selected text-selected-foreground font-medium",
              )}
            >
              {QUEUE_LABELS[queue]}
              <span
                className={cn(
                  "tabular text-muted-foreground",
                  queue === "overdue" && counts.overdue > 0 && "text-critical font-medium",
                )}
              >
                {formatNumber(counts[queue])}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {views.length > 0 && (
        <div className="grid gap-1">
          <h2 className="text-muted-foreground px-2.5 text-xs font-medium">Your views</h2>
          <ul className="grid">
            {views.map((view) => (
              <li key={view.id} className="flex items-center">
                <Link
                  href={`${DESK_PATH}?${view.query}`}
                  aria-current={view.query === query ? "true" : undefined}
                  className="hover:bg-accent flex min-h-8 min-w-0 flex-1 items-center truncate rounded-md px-2.5 text-sm"
                >
                  {view.name}
                </Link>
                <DeleteView id={view.id} name={view.name} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}
