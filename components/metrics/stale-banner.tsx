import { Banner } from "@/components/feedback/banner";
import { RelativeTime } from "@/components/time/relative-time";
import type { CollectionStatus } from "@/lib/collection/status";

/** Says that what stands below is old, and since when. Nothing while the collection runs. */
export function StaleBanner({ status }: { status: CollectionStatus }) {
  if (status.state !== "stale") return null;
  return (
    <Banner tone="warning" title="The figures below are stale" live>
      Nothing has been collected since {status.lastTick && <RelativeTime at={status.lastTick.slot} />}. The
      next tick is due <RelativeTime at={status.nextTickAt} />.
    </Banner>
  );
}
