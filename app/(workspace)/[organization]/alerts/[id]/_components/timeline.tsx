import { BellRing, Flame, History, Route, UserRound, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/time/relative-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { describeDecision } from "@/lib/alerts/decision-words";
import type { DecisionKind } from "@/lib/alerts/decisions/types";
import type { AlertDetail, TimelineEntry } from "@/lib/alerts/types";
import { NoteEntry } from "./note-entry";

const ICONS: Record<DecisionKind, LucideIcon> = {
  transition: Flame,
  action: UserRound,
  routing: Route,
  delivery: BellRing,
  revision: History,
};

type TimelineProps = {
  organization: string;
  alert: AlertDetail;
  /** Null for those who may not answer alerts. */
  viewerId: string | null;
  /** The form for a new note. */
  children: ReactNode;
};

/** What happened, the oldest first: decisions, what people did, who was told, and notes. */
export function Timeline({ organization, alert, viewerId, children }: TimelineProps) {
  const { timeline, earlierDecisions, names } = alert;
  // A note stands for itself: that it was written need not be said a second time.
  const entries = timeline.filter((entry) => entry.kind === "note" || entry.content.reason !== "note_added");
  return (
    <Card>
      <CardHeader title="Timeline" description="Each decision is a link of the organisation's chain." />
      <CardContent className="grid gap-4">
        {earlierDecisions && (
          <p className="text-muted-foreground text-sm">
            There are earlier decisions; the API lists them all.
          </p>
        )}
        {entries.length === 0 ? (
          <p className="text-muted-foreground">Nothing has been decided about it yet.</p>
        ) : (
          <ol className="grid">
            {entries.map((entry) => (
              <li
                key={entry.kind === "note" ? entry.id : entry.sequence}
                className="relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-3 pb-4 last:pb-0"
              >
                {entry.kind === "note" ? (
                  <NoteEntry organization={organization} note={entry} isOwn={entry.author.id === viewerId} />
                ) : (
                  <Decision entry={entry} names={names} />
                )}
              </li>
            ))}
          </ol>
        )}
        {children}
      </CardContent>
    </Card>
  );
}

type DecisionProps = { entry: Extract<TimelineEntry, { kind: "decision" }>; names: AlertDetail["names"] };

function Decision({ entry, names }: DecisionProps) {
  const { title, details } = describeDecision(entry.decision, entry.content, names);
  const Icon = ICONS[entry.decision];
  return (
    <>
      <span className="bg-muted text-muted-foreground flex size-7 items-center justify-center rounded-full border">
        <Icon className="size-3.5" aria-hidden />
      </span>
      <div className="min-w-0 pt-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{title}</span>
          {entry.actor && <span>by {entry.actor}</span>}
          <RelativeTime at={entry.at} className="text-muted-foreground text-sm" />
          <span className="tabular text-muted-foreground text-xs">No. {entry.sequence}</span>
        </p>
        {details.length > 0 && (
          <p className="text-muted-foreground text-sm wrap-anywhere">{details.join(" ")}</p>
        )}
      </div>
    </>
  );
}
