import { StatusBadge, type Status } from "@/components/feedback/status";
import type { EventState } from "@/lib/billing/webhooks/states";

const LOOKS: Record<EventState, { status: Status; word: string }> = {
  received: { status: "queued", word: "Waiting" },
  applied: { status: "succeeded", word: "Applied" },
  ignored: { status: "cancelled", word: "Not ours" },
  failed: { status: "failed", word: "Failed" },
};

export function eventStateWord(state: EventState): string {
  return LOOKS[state].word;
}

/** What became of an event. */
export function EventStateBadge({ state }: { state: EventState }) {
  return <StatusBadge {...LOOKS[state]} />;
}
