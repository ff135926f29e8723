import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Card } from "@/components/ui/card";
import type { LegalHoldView } from "@/lib/retention/types";
import { LiftHoldDialog, PlaceHoldDialog } from "./hold-dialogs";

type HoldListProps = { slug: string; holds: readonly LegalHoldView[]; timeZone: string; refusal?: string };

/** Every hold there is and was, with who and why, and the way to place another. */
export function HoldList({ slug, holds, timeZone, refusal }: HoldListProps) {
  return (
    <div className="grid justify-items-start gap-3">
      {holds.length === 0 && <p className="text-muted-foreground">No hold was ever placed.</p>}
      {holds.map((hold) => (
        <Card key={hold.id} className="flex w-full flex-wrap items-start justify-between gap-3 p-4">
          <div className="grid min-w-0 gap-1">
            <StatusBadge
              status={hold.liftedAt === null ? "active" : "revoked"}
              word={hold.liftedAt === null ? "On hold" : "Lifted"}
            />
            <p className="break-words">{hold.reason}</p>
            <p className="text-muted-foreground text-sm">
              Placed by {hold.placedByName ?? "a former member"}{" "}
              <RelativeTime at={hold.placedAt} timeZone={timeZone} />
              {hold.liftedAt && (
                <>
                  {"; lifted by "}
                  {hold.liftedByName ?? "a former member"}{" "}
                  <RelativeTime at={hold.liftedAt} timeZone={timeZone} />
                  {`: ${hold.liftReason}`}
                </>
              )}
            </p>
          </div>
          {hold.liftedAt === null && <LiftHoldDialog slug={slug} id={hold.id} refusal={refusal} />}
        </Card>
      ))}
      <PlaceHoldDialog slug={slug} refusal={refusal} />
    </div>
  );
}
