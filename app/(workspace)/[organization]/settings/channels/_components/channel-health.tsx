import { StatusBadge, StatusText } from "@/components/feedback/status";
import type { ChannelSummary } from "@/lib/channels/types";

type Health = Pick<
  ChannelSummary,
  "state" | "consecutiveFailures" | "lastDeliveredAt" | "lastFailedAt" | "pauseReason"
>;

/** Paused, failing, working or not used yet, in a word; a pause says why. */
export function ChannelHealth({ channel }: { channel: Health }) {
  const { state, consecutiveFailures, lastDeliveredAt, lastFailedAt, pauseReason } = channel;
  if (state === "paused")
    return (
      <span className="grid justify-items-start gap-1">
        <StatusBadge status="paused" />
        {pauseReason && <span className="text-muted-foreground text-xs">{pauseReason}</span>}
      </span>
    );
  if (consecutiveFailures > 0)
    return <StatusBadge status="down" word={`${consecutiveFailures} failed in a row`} />;
  if (lastFailedAt !== null && (lastDeliveredAt === null || lastFailedAt > lastDeliveredAt))
    return <StatusBadge status="degraded" word="Last attempt failed" />;
  return lastDeliveredAt === null ? (
    <StatusText status="no_data" word="Not used yet" />
  ) : (
    <StatusBadge status="ok" word="Working" />
  );
}
