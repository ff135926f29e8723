import { ExactTime } from "@/components/time/exact-time";
import { RelativeTime } from "@/components/time/relative-time";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { CollectionStatus } from "@/lib/collection/status";
import { formatMilliseconds } from "@/lib/core/format/duration";
import { CollectNowButton } from "./collect-now-button";

const LOOKS: Record<CollectionStatus["state"], { status: Status; word: string }> = {
  current: { status: "ok", word: "Up to date" },
  late: { status: "running", word: "Due now" },
  stale: { status: "stale", word: "Stale" },
  never: { status: "no_data", word: "Not started" },
};

const SHOWN_MISSED_SLOTS = 6;

type CollectionPanelProps = { slug: string; status: CollectionStatus; mayCollect: boolean };

/** Whether the collection runs: last and next tick, how long it took, and which slots are gaps. */
export function CollectionPanel({ slug, status, mayCollect }: CollectionPanelProps) {
  const { lastTick, nextTickAt, missedSlots } = status;
  return (
    <Card data-tour="collection">
      <CardHeader
        title="Collection"
        description="Every five minutes, for all organisations at once."
        actions={
          <CollectNowButton
            slug={slug}
            refusal={mayCollect ? undefined : "Only owners and admins can collect by hand."}
          />
        }
      />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="State">
            <StatusBadge {...LOOKS[status.state]} />
          </DescriptionItem>
          <DescriptionItem term="Last tick">
            {lastTick && <RelativeTime at={lastTick.finishedAt} />}
          </DescriptionItem>
          <DescriptionItem term="Duration">
            {lastTick && formatMilliseconds(lastTick.durationMilliseconds)}
          </DescriptionItem>
          <DescriptionItem term="Next tick">
            <RelativeTime at={nextTickAt} />
          </DescriptionItem>
          <DescriptionItem term="Missed, last 24 h">
            {missedSlots.length === 0 ? "None" : <MissedSlots slots={missedSlots} />}
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}

function MissedSlots({ slots }: { slots: readonly string[] }) {
  const more = slots.length - SHOWN_MISSED_SLOTS;
  return (
    <div className="grid gap-1">
      <span>{slots.length === 1 ? "1 slot is a gap" : `${slots.length} slots are gaps`}</span>
      <ul className="text-muted-foreground grid gap-0.5">
        {slots.slice(0, SHOWN_MISSED_SLOTS).map((slot) => (
          <li key={slot}>
            <ExactTime at={slot} />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </div>
  );
}
