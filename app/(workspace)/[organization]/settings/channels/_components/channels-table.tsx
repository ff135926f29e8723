import { Megaphone } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import { CHANNELS } from "@/lib/channels/catalogue";
import type { ChannelSummary } from "@/lib/channels/types";
import { ChannelHealth } from "./channel-health";

type ChannelsTableProps = { channels: ChannelSummary[]; pathname: string; timeZone: string };

/** Every channel with its health: what is broken is seen before it is needed. */
export function ChannelsTable({ channels, pathname, timeZone }: ChannelsTableProps) {
  return (
    <DataTable
      caption="Channels"
      noun="channels"
      rows={channels}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${pathname}/${id}`}
      firstUse={
        <EmptyState
          icon={Megaphone}
          title="No channels yet"
          description="Alerts go by e-mail until you add Slack, Microsoft Teams, SMS, PagerDuty, a webhook or a list of addresses."
        />
      }
      columns={[
        {
          key: "name",
          header: "Name",
          cell: ({ name, key }) => (
            <span className="grid gap-0.5">
              <span className="font-medium break-words">{name}</span>
              <code className="text-muted-foreground font-mono text-xs">{key}</code>
            </span>
          ),
        },
        {
          key: "kind",
          header: "Kind",
          cell: ({ kind, target }) => (
            <span className="grid gap-0.5">
              <span>{CHANNELS[kind].label}</span>
              <span className="text-muted-foreground text-xs break-all">{target}</span>
            </span>
          ),
        },
        { key: "health", header: "Health", cell: (channel) => <ChannelHealth channel={channel} /> },
        {
          key: "delivered",
          header: "Last delivered",
          cell: ({ lastDeliveredAt }) =>
            lastDeliveredAt ? <RelativeTime at={lastDeliveredAt} timeZone={timeZone} /> : "Never",
        },
        {
          key: "error",
          header: "Last error",
          cell: ({ lastError, lastFailedAt }) =>
            lastError && lastFailedAt ? (
              <span className="grid gap-0.5">
                <span className="text-sm break-words">{lastError}</span>
                <span className="text-muted-foreground text-xs">
                  <RelativeTime at={lastFailedAt} timeZone={timeZone} />
                </span>
              </span>
            ) : (
              "None"
            ),
        },
      ]}
    />
  );
}
