import { Banner } from "@/components/feedback/banner";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { formatDuration } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import type { QueueState } from "@/lib/jobs/types";

/** What waits and for how long, what runs and what failed; and whether the engine answers at all. */
export function QueueFigures({ queue, jobsHref }: { queue: QueueState; jobsHref: string }) {
  return (
    <>
      {queue.engine === "unreachable" && (
        <Banner tone="critical" title="The engine does not answer">
          Nothing runs until it is back; what was accepted is kept. The figures below come from the database.
        </Banner>
      )}
      {queue.engine === "waiting_for_app" && (
        <Banner tone="info" title="The engine has not met the app yet">
          It asks the app for its functions every few seconds and starts when it gets them.
        </Banner>
      )}
      <StatGrid>
        <StatTile
          label="Queue depth"
          value={formatNumber(queue.depth)}
          note={`${formatNumber(queue.scheduled)} due later`}
        />
        <StatTile
          label="Oldest waiting job"
          value={formatDuration(queue.oldestAgeSeconds)}
          note={queue.oldestAgeSeconds === null ? "Nothing waits" : "Since it was due"}
        />
        <StatTile
          label="Calls under way"
          value={formatNumber(queue.running)}
          note="Sent to the app, not answered yet"
          href={`${jobsHref}?state=running&range=all`}
        />
        <StatTile
          label="Failed runs"
          value={formatNumber(queue.failedLastDay)}
          note="In the last 24 h"
          href={`${jobsHref}?state=failed`}
        />
      </StatGrid>
    </>
  );
}
